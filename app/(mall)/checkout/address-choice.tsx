'use client'

import { useState } from 'react'
import { AddressFields } from '@/components/address-fields'
import button from '@/components/button.module.css'
import card from '@/components/card.module.css'
import { useHydrated } from '@/components/use-hydrated'
import { addressText } from '@/lib/domain/zh-cn'
import type { Address } from '@/lib/domain/checkout'
import type { SavedAddress } from '@/lib/mall/addresses'
import styles from './checkout.module.css'
import { Chooser } from './chooser'

interface Props {
  addresses: readonly SavedAddress[]
  /** A new address that was posted before. */
  filled: Address | null
  /** The saved one that was posted before. */
  chosenId: number | null
}

type Chosen = number | 'new'

/** Where the goods go: a saved address, the default one first, or the fields of a new one. */
export function AddressChoice({ addresses, filled, chosenId }: Props) {
  const isHydrated = useHydrated()
  const known = addresses.find(({ id }) => id === chosenId) ?? addresses[0]
  const [chosen, choose] = useState<Chosen>(filled || !known ? 'new' : known.id)
  const saved = addresses.find(({ id }) => id === chosen)
  // With nothing saved these are the fields from the beginning: what is typed before the script runs stays.
  if (!known || (isHydrated && !saved)) {
    return (
      <section className={card.card}>
        <NewHeading saved={known ?? null} choose={choose} />
        <input type="hidden" name="addressId" value="new" />
        <AddressFields filled={filled} required />
      </section>
    )
  }
  return (
    <section className={card.card} aria-label={addressText.title}>
      <Chooser
        title={addressText.choose}
        chosen={<Shown address={saved ?? known} />}
        posted={<input type="hidden" name="addressId" value={chosen} />}
        more={(close) => (
          <button
            type="button"
            className={button.plain}
            onClick={() => {
              choose('new')
              close()
            }}
          >
            {addressText.useNew}
          </button>
        )}
      >
        <Choices addresses={addresses} chosen={chosen} choose={choose} />
        {!isHydrated && <NewInPlace filled={filled} isChosen={chosen === 'new'} />}
      </Chooser>
    </section>
  )
}

function NewHeading({ saved, choose }: { saved: SavedAddress | null; choose: (id: number) => void }) {
  return (
    <div className={styles.newHead}>
      <h2 className={card.heading}>{addressText.title}</h2>
      {saved && (
        <button type="button" className={styles.word} onClick={() => choose(saved.id)}>
          {addressText.useSaved}
        </button>
      )}
    </div>
  )
}

function Choices(props: {
  addresses: readonly SavedAddress[]
  chosen: Chosen
  choose: (id: number) => void
}) {
  return (
    <div className={styles.choices}>
      {props.addresses.map((address) => (
        <SavedChoice
          key={address.id}
          address={address}
          isChosen={address.id === props.chosen}
          choose={props.choose}
        />
      ))}
    </div>
  )
}

interface SavedChoiceProps {
  address: SavedAddress
  isChosen: boolean
  choose: (id: number) => void
}

function SavedChoice({ address, isChosen, choose }: SavedChoiceProps) {
  const id = `address-${address.id}`
  return (
    <>
      <input
        className={styles.radio}
        type="radio"
        name="addressId"
        value={address.id}
        id={id}
        checked={isChosen}
        onChange={() => choose(address.id)}
      />
      <div className={styles.savedChoice}>
        <label className={styles.choice} htmlFor={id}>
          <Shown address={address} />
        </label>
        <a
          className={styles.word}
          href={`/me/addresses/${address.id}?from=checkout`}
          aria-label={addressText.editOf(address.recipient)}
        >
          {addressText.editShort}
        </a>
      </div>
    </>
  )
}

function Shown({ address }: { address: SavedAddress }) {
  return (
    <>
      <span className={styles.who}>
        {address.recipient} {address.phone}
        {address.isDefault && <span className={styles.tag}>{addressText.defaultTag}</span>}
      </span>
      <span className={styles.where}>
        {address.region} {address.detail}
      </span>
    </>
  )
}

/** Before the script runs, the fields of a new address open by CSS alone. */
function NewInPlace({ filled, isChosen }: { filled: Address | null; isChosen: boolean }) {
  return (
    <div className={styles.choices}>
      <input
        className={`${styles.radio} ${styles.newRadio}`}
        type="radio"
        name="addressId"
        value="new"
        id="address-new"
        defaultChecked={isChosen}
      />
      <label className={styles.choice} htmlFor="address-new">
        {addressText.useNew}
      </label>
      <div className={styles.newFields}>
        <AddressFields filled={filled} required={false} />
      </div>
    </div>
  )
}
