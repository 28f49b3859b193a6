import styles from './switch.module.css'
import { useEarlyEntry } from './use-early-entry'

interface SwitchProps {
  isOn: boolean
  onSwitch: (isOn: boolean) => void
  isDisabled?: boolean
  /** Where a form posts it. */
  name?: string
  value?: string
}

/** On or off: WeUI's switch. The words stand beside it, in the label around both. */
export function Switch({ isOn, onSwitch, isDisabled = false, ...field }: SwitchProps) {
  const input = useEarlyEntry<HTMLInputElement>(({ checked }) => {
    if (checked !== isOn) onSwitch(checked)
  })
  return (
    <input
      {...field}
      ref={input}
      type="checkbox"
      role="switch"
      className={styles.switch}
      checked={isOn}
      disabled={isDisabled}
      onChange={(event) => onSwitch(event.target.checked)}
    />
  )
}
