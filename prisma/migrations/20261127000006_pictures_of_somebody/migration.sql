-- As with orders and addresses: a picture that was on its way while its shopper was erased is not kept afterwards.
CREATE TRIGGER refund_pictures_of_somebody BEFORE INSERT ON refund_pictures FOR EACH ROW
  EXECUTE FUNCTION refuse_erased_user();
