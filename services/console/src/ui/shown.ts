import { useDeferredValue } from 'react'

/**
 * False until what is to be shown is there, and then for a moment more, so that it is made apart from what else changed
 * with it, and in short tasks between which the page answers.
 */
export function useShown(isThere: boolean): boolean {
  return useDeferredValue(isThere) && isThere
}
