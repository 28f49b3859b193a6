import { Tabs } from '@/components/tabs'
import { listingHref, sorts, type Listing } from '@/lib/domain/listing'
import { catalogueText } from '@/lib/domain/zh-cn'

/** The same products in another sequence, each at an address of its own. */
export function SortTabs({ listing }: { listing: Listing }) {
  const tabs = sorts.map((sort) => ({
    key: sort,
    label: catalogueText.sorts[sort],
    href: listingHref({ ...listing, sort }),
  }))
  return <Tabs label={catalogueText.sort} tabs={tabs} active={listing.sort} />
}
