import { maxQueryLength } from '@/lib/domain/listing'
import { catalogueText } from '@/lib/domain/zh-cn'
import { Icon } from './icon'
import { searchIcon } from './icons/search'
import styles from './search-box.module.css'

/** Looks like the search field and leads to it. */
export function SearchLink() {
  return (
    <a className={styles.bar} href="/search">
      <span className={styles.box}>
        <Icon of={searchIcon} className={styles.icon} />
        <span className={styles.hint}>{catalogueText.searchHint}</span>
      </span>
    </a>
  )
}

/** The search field; an address of its own for every search, so that Back leads from a product to its results. */
export function SearchForm({ query }: { query: string }) {
  return (
    <form className={styles.bar} role="search" action="/search" method="get">
      <label className={styles.box}>
        <Icon of={searchIcon} className={styles.icon} />
        <input
          className={styles.field}
          type="search"
          name="q"
          aria-label={catalogueText.searchTitle}
          placeholder={catalogueText.searchHint}
          defaultValue={query}
          maxLength={maxQueryLength}
          autoFocus={query === ''}
          enterKeyHint="search"
          autoComplete="off"
        />
      </label>
      <button className={styles.go} type="submit">
        {catalogueText.search}
      </button>
    </form>
  )
}
