/** What visitors of an environment were shown, one visit after another. */
export interface Sight {
  /** The tag of the page, or what else was answered: `404`. */
  shown: string
  /** When the first of these visits was answered. */
  firstAnswered: number
  /** When the last of them was begun, and answered. */
  lastBegun: number
  lastAnswered: number
}

/** That a release became the active one, by the ledger. */
export interface Activation {
  tag: string
  /** When its transaction ran: nobody can have seen it before. */
  at: number
  /** When its operation was done: nobody may see what was before it from then on. */
  shownBy?: number
}

/** The lines of a page that can be told from every other one, and of which no part may be missing. */
export function pageOf(tag: string): string {
  return `${Array.from({ length: 400 }, (_, line) => `${tag} ${line}`).join('\n')}\n${tag} end`
}

/** The tag of a page; undefined if it is not one page from its beginning to its end. */
export function tagOf(page: string): string | undefined {
  const tag = page.slice(0, page.indexOf(' '))
  return tag !== '' && page === pageOf(tag) ? tag : undefined
}

export function see(
  sights: Sight[],
  { shown, begun, answered }: { shown: string; begun: number; answered: number },
): void {
  const last = sights.at(-1)
  if (last?.shown === shown) {
    last.lastBegun = begun
    last.lastAnswered = answered
  } else sights.push({ shown, firstAnswered: answered, lastBegun: begun, lastAnswered: answered })
}

/**
 * Checks that visitors were shown the active releases in their order: never one again after a later one, none before it
 * was active, and none after the operation of a later one was done.
 * @param activations in their order
 * @param deletedAt when the environment was deleted, if it was
 * @returns the problems, one line each
 */
export function checkSights(sights: Sight[], activations: Activation[], deletedAt?: number): string[] {
  const wrong: string[] = []
  let reached = -1
  let isGone = false
  for (const { shown, firstAnswered, lastBegun, lastAnswered } of sights) {
    if (shown === '404') {
      const mayBeGone = deletedAt !== undefined && lastAnswered >= deletedAt
      if (reached >= 0 && !mayBeGone) wrong.push(`shown nothing after ${activations[reached]!.tag}`)
      isGone = reached >= 0 && mayBeGone
      const due = activations.findIndex(({ shownBy = Infinity }) => shownBy < lastBegun)
      if (due >= 0 && !mayBeGone) wrong.push(`shown nothing after ${activations[due]!.tag} was to be seen`)
      continue
    }
    if (isGone) wrong.push(`shown ${shown} after it was gone`)
    const found = activations.findIndex(({ tag }, i) => i >= reached && tag === shown)
    if (found < 0) {
      wrong.push(`shown ${shown} after ${activations[reached]?.tag ?? 'nothing'}, which is no order of the releases`)
      continue
    }
    reached = found
    if (activations[found]!.at > firstAnswered) wrong.push(`shown ${shown} before it was active`)
    const due = activations.findLastIndex(({ shownBy = Infinity }) => shownBy < lastBegun)
    if (due <= found) continue
    // It may have become active again meanwhile.
    const again = activations.findIndex(({ tag, at }, i) => i >= due && tag === shown && at <= lastAnswered)
    if (again < 0) wrong.push(`shown ${shown} after ${activations[due]!.tag} was to be seen`)
    else reached = again
  }
  return wrong
}
