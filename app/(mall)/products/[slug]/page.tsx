import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { Gallery } from '@/components/gallery'
import { Notice, Toast } from '@/components/notice'
import { ProductGrid } from '@/components/product-card'
import { productText } from '@/lib/domain/zh-cn'
import { findProduct, listSimilar } from '@/lib/mall/catalogue'
import { noticeOf } from '@/lib/mall/notice'
import { getServer } from '@/lib/server'
import mall from '../../mall.module.css'
import type { PageProps } from '../../page-props'
import { Share } from '../../share'
import { cartPieces } from '../../shopper'
import { Buying } from './buying'
import { PlainForm } from './plain-form'
import styles from './product.module.css'

type Props = PageProps<{ slug: string }>

const productOf = cache((slug: string) => findProduct(getServer(), slug))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const product = await productOf((await params).slug)
  return product ? { title: product.title, description: product.subtitle } : {}
}

export default async function ProductPage({ params, searchParams }: Props) {
  const product = await productOf((await params).slug)
  if (!product) notFound()
  const [query, pieces, similar] = await Promise.all([
    searchParams,
    cartPieces(),
    listSimilar(getServer(), product),
  ])
  const { description, category, pictures, ...choices } = product
  return (
    <Buying
      product={choices}
      pieces={pieces}
      plainForm={<PlainForm product={choices} />}
      top={
        <>
          <Gallery title={product.title} pictures={pictures} />
          <Notice text={noticeOf(query)} />
          {query['added'] === '1' && <Toast text={productText.added} />}
        </>
      }
    >
      <section className={styles.sheet}>
        <h2 className={styles.heading}>{productText.details}</h2>
        {description.split('\n').map((paragraph, index) => (
          <p key={index} className={styles.paragraph}>
            {paragraph}
          </p>
        ))}
        <a className={styles.more} href={`/categories/${category.slug}`}>
          {productText.moreOf(category.name)}
        </a>
      </section>
      {similar.length > 0 && (
        <section>
          <h2 className={mall.section}>{productText.similar}</h2>
          <ProductGrid products={similar} />
        </section>
      )}
      <Share
        title={product.title}
        text={product.subtitle}
        path={`/products/${product.slug}`}
        picture={product.picture}
      />
    </Buying>
  )
}
