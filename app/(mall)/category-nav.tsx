import { catalogueText } from '@/lib/domain/zh-cn'
import type { Category } from '@/lib/mall/catalogue'
import styles from './category-nav.module.css'

/** The shop's shelves, with a picture each. */
export function CategoryNav({ categories }: { categories: readonly Category[] }) {
  return (
    <nav className={styles.nav} aria-label={catalogueText.categories}>
      {categories.map(({ slug, name }) => (
        <a key={slug} className={styles.category} href={`/categories/${slug}`}>
          {/* eslint-disable-next-line @next/next/no-img-element -- a drawing: nothing to resize */}
          <img className={styles.icon} src={`/categories/${slug}.svg`} alt="" width="48" height="48" />
          {name}
        </a>
      ))}
    </nav>
  )
}
