import { isShown } from '@holdfast/contracts/visible-text'

/**
 * What somebody wrote, without the marks that turn the text around, which names of earlier releases can have.
 * @param otherwise stands in place of a name that shows nothing
 */
export function visibleName(text: string, otherwise: string): string {
  const visible = text.replace(/[\p{Bidi_Control}\p{Cc}]/gu, '')
  return isShown(visible) ? visible : otherwise
}
