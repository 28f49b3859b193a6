'use client'

import { useState, type MouseEvent } from 'react'
import { AddressFields } from '@/components/address-fields'
import button from '@/components/button.module.css'
import card from '@/components/card.module.css'
import { useEarlyEntry } from '@/components/use-early-entry'
import { useHydrated } from '@/components/use-hydrated'
import { addressText } from '@/lib/domain/zh-cn'
import type { Address } from '@/lib/domain/checkout'
import type { SavedAddress } from '@/lib/mall/addresses'
import { useCheckout } from './checkout-state'
import styles from './checkout.module.css'
import { Chooser } from './chooser'
import type { PickedAddress } from './first-address'
import { keepChoices } from './kept-choices'
import { NewInPlace } from './new-in-place'

interface Props {
  addresses: readonly SavedAddress[]
  /** A new address that was posted before. */
  filled: Address | null
}

/** Where the goods go: a saved address, the default one first, or the fields of a new one. */
export function AddressChoice({ addresses, filled }: Props) {
  const isHydrated = useHydrated()
  const { address: chosen, chooseAddress: choose } = useCheckout()
  const [typed, setTyped] = useState(filled)
  const known = addresses.find(({ id }) => id === chosen) ?? addresses[0]
  // With nothing saved these are the fields from the beginning: what is typed before the script runs stays.
  if (!known || (isHydrated && chosen === 'new')) {
    return (
      <section className={card.card}>
        <NewHeading saved={known ?? null} choose={choose} />
        <input type="hidden" name="addressId" value="new" />
        <AddressFields filled={typed} required />
      </section>
    )
  }
  return (
    <section className={card.card} aria-label={addressText.title}>
      <Chooser
        title={addressText.choose}
        chosen={<Shown address={known} />}
        posted={<input type="hidden" name="addressId" value={known.id} />}
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
        {!isHydrated && (
          <NewInPlace
            filled={filled}
            isChosen={chosen === 'new'}
            onEarly={(early) => {
              setTyped(early)
              choose('new')
            }}
          />
        )}
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
  chosen: PickedAddress
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
  const { checkoutId, address: chosen, couponId, isBalanceOn } = useCheckout()
  const id = `address-${address.id}`
  const radio = useEarlyEntry<HTMLInputElement>(({ checked }) => {
    if (checked && !isChosen) choose(address.id)
  })
  const keep = (event: MouseEvent) => {
    const remark = remarkIn(event.currentTarget.closest('form'))
    keepChoices({ checkoutId, address: chosen, couponId, isBalanceOn, remark })
  }
  return (
    <>
      <input
        ref={radio}
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
          onClick={keep}
          aria-label={addressText.editOf(address.recipient)}
        >
          {addressText.editShort}
        </a>
      </div>
    </>
  )
}

function remarkIn(form: HTMLFormElement | null): string {
  const field = form?.elements.namedItem('remark')
  return field instanceof HTMLTextAreaElement ? field.value : ''
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
