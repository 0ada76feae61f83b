/** What had the focus last, also if it is disabled or gone by now. */
let last: HTMLElement | undefined

/**
 * A button that waits is disabled, and a browser takes the focus from what is disabled. When the button comes back it has
 * the focus again, unless the person went elsewhere.
 */
export function keepFocus(): void {
  document.addEventListener('focusin', ({ target }) => {
    last = target instanceof HTMLElement ? target : undefined
  })
  new MutationObserver((changes) => {
    if (last && isNowhere() && changes.some(({ target }) => target === last)) last.focus()
  }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['disabled'] })
}

export function lastFocused(): HTMLElement | undefined {
  return last
}

/** Gives the focus to the first that is still there; to one that waits, as soon as it comes back. */
export function giveFocus(candidates: (HTMLElement | null | undefined)[]): void {
  last = candidates.find((one) => one?.isConnected) ?? undefined
  last?.focus({ preventScroll: true })
}

/** Nothing has the focus: what had it is disabled, or gone. */
export function isNowhere(): boolean {
  return document.activeElement === null || document.activeElement === document.body
}
