declare const trustedTypes:
  | { createPolicy: (name: string, rules: { createHTML: (text: string) => string }) => void }
  | undefined

/**
 * The gateway forbids HTML from text (`require-trusted-types-for 'script'`). Mantine writes its style sheets as inner
 * HTML of style elements: text without a tag is let through, and nothing else, wherever it comes from.
 */
export function trustStyles(): void {
  if (typeof trustedTypes === 'undefined') return
  trustedTypes.createPolicy('default', {
    createHTML(text) {
      if (text.includes('<')) throw new TypeError('HTML is not made from text here')
      return text
    },
  })
}
