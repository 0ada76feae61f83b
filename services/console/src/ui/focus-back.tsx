import { useEffect, useRef, useState } from 'react'
import { CONTENT_ID } from '../shell/content.ts'
import { giveFocus, isNowhere, lastFocused } from './focus.ts'

/** For each dialog that is open, what the focus goes back to. */
const ways = new WeakMap<Element, HTMLElement[]>()

/**
 * Stands inside a dialog. When that closes, the focus is where it was before: on the button that opened the dialog, or on the
 * menu that did. If that is gone, as the row is that was deleted, the content of the page has it.
 */
export function FocusBack({ isOpen }: { isOpen: boolean }) {
  const place = useRef<HTMLSpanElement>(null)
  // Read while the dialog is drawn first: afterwards the focus is in it.
  const [way] = useState(wayBack)
  useEffect(() => {
    const dialog = place.current?.closest('[role=dialog]')
    if (!isOpen || !dialog) return
    ways.set(dialog, way)
    return () => {
      // Not before the next dialog, if this one leads to another, has taken it.
      setTimeout(() => {
        if (isNowhere() || dialog.contains(document.activeElement))
          giveFocus([...way, document.getElementById(CONTENT_ID)])
      }, AFTER_NEXT_MS)
    }
  }, [isOpen, way])
  return <span ref={place} hidden />
}

/** A dialog takes the focus by a timer of its own. */
const AFTER_NEXT_MS = 10

/** Of an entry of a menu, the button of the menu; inside another dialog, also what opened that one. */
function wayBack(): HTMLElement[] {
  const from = lastFocused()
  if (!from) return []
  const button = document.getElementById(from.closest('[role=menu]')?.getAttribute('aria-labelledby') ?? '')
  const dialog = from.closest('[role=dialog]')
  return [button ?? from, ...((dialog && ways.get(dialog)) ?? [])]
}
