import button from './button.module.css'
import styles from './empty.module.css'
import { Icon, type Drawing } from './icon'

/** A page with nothing on it yet, and the way on. */
export function Empty(props: { icon: Drawing; text: string; href: string; label: string }) {
  return (
    <div className={styles.empty}>
      <span className={styles.mark}>
        <Icon of={props.icon} className={styles.icon} />
      </span>
      <p className={styles.text}>{props.text}</p>
      <a className={button.plain} href={props.href}>
        {props.label}
      </a>
    </div>
  )
}
