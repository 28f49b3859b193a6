-- What a product page shows beyond one picture and a list of SKUs. A product that says nothing here is shown with its
-- picture, and chosen by the names of its SKUs, as before.

ALTER TABLE products
  -- The pictures after the first, as paths under public/.
  ADD COLUMN gallery   text[] NOT NULL DEFAULT '{}' CHECK (cardinality(gallery) <= 9),
  -- What there is to choose, in order: [{ "name": "颜色", "values": ["靛蓝", "柿橘"] }, …].
  ADD COLUMN options   jsonb NOT NULL DEFAULT '[]'
    CHECK (CASE WHEN jsonb_typeof(options) = 'array' THEN jsonb_array_length(options) <= 3 ELSE false END),
  -- Decides what is new.
  ADD COLUMN listed_at timestamptz(3) NOT NULL DEFAULT now();

ALTER TABLE skus
  -- One value of each of the product's options.
  ADD COLUMN choices text[] NOT NULL DEFAULT '{}',
  -- Where it looks different from the product's first picture.
  ADD COLUMN picture text;

CREATE UNIQUE INDEX skus_choices ON skus (product_id, choices) WHERE choices <> '{}';

-- Options and choices are two tables that must agree, so this is looked at when the transaction ends.
CREATE FUNCTION choices_agree() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed integer := (to_jsonb(NEW) ->> TG_ARGV[0])::integer;
BEGIN
  IF EXISTS (
    SELECT FROM skus s JOIN products p ON p.id = s.product_id
     WHERE p.id = changed
       AND (cardinality(s.choices) <> jsonb_array_length(p.options)
            OR EXISTS (SELECT FROM unnest(s.choices) WITH ORDINALITY AS chosen (value, n)
                        WHERE NOT COALESCE(p.options -> (chosen.n::integer - 1) -> 'values' ? chosen.value, false)))
  ) THEN
    RAISE EXCEPTION 'the choices of a SKU of product % do not match its options', changed
      USING ERRCODE = 'check_violation', CONSTRAINT = 'skus_choices_agree';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER products_choices_agree AFTER INSERT OR UPDATE OF options ON products
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION choices_agree('id');

-- Stock moves on every order: only a changed choice is looked at.
CREATE CONSTRAINT TRIGGER skus_choices_agree AFTER INSERT OR UPDATE OF choices, product_id ON skus
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION choices_agree('product_id');
