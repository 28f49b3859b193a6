import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { Notice, Toast } from '@/components/notice'
import { Price } from '@/components/price'
import { findProduct } from '@/lib/mall/catalogue'
import { noticeOf } from '@/lib/mall/notice'
import { getServer } from '@/lib/server'
import mall from '../../mall.module.css'
import type { PageProps } from '../../page-props'
import { Share } from '../../share'
import { cartPieces } from '../../shopper'
import { BuyBar, BuyForm } from './buy-form'
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
  const query = await searchParams
  const { title, subtitle, description, picture, fromFen, hasSeveralPrices, category } = product
  return (
    <>
      <main className={mall.page}>
        {/* eslint-disable-next-line @next/next/no-img-element -- a drawing: nothing to resize */}
        <img className={styles.picture} src={picture} alt={title} width="800" height="800" />
        <Notice text={noticeOf(query)} />
        {query['added'] === '1' && <Toast text="已加入购物车" />}
        <section className={styles.sheet}>
          <Price fen={fromFen} className={styles.price} {...(hasSeveralPrices && { suffix: '起' })} />
          <h1 className={styles.title}>{title}</h1>
          <p className={styles.subtitle}>{subtitle}</p>
        </section>
        <BuyForm product={product} />
        <section className={styles.sheet}>
          <h2 className={styles.heading}>商品详情</h2>
          {description.split('\n').map((paragraph, index) => (
            <p key={index} className={styles.paragraph}>
              {paragraph}
            </p>
          ))}
          <a className={styles.more} href={`/categories/${category.slug}`}>
            更多{category.name}
          </a>
        </section>
      </main>
      <Share title={title} text={subtitle} path={`/products/${product.slug}`} picture={picture} />
      <BuyBar isSoldOut={product.isSoldOut} pieces={await cartPieces()} />
    </>
  )
}
