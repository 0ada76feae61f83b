/** How a language writes numbers. */
export const numberFormat = onceEach(
  (language, options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(language, options),
)

/** How a language writes dates. */
export const dateFormat = onceEach(
  (language, options?: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, options),
)

/** Which form of a word goes with a number. */
export const pluralRules = onceEach((language) => new Intl.PluralRules(language))

/** To make one takes the browser as long as to write a hundred texts with it: each is made once, and kept. */
function onceEach<Options, Format>(make: (language: string, options?: Options) => Format): typeof make {
  const made = new Map<string, Format>()
  return (language, options) => {
    const key = `${language} ${JSON.stringify(options)}`
    const kept = made.get(key)
    if (kept !== undefined) return kept
    const format = make(language, options)
    made.set(key, format)
    return format
  }
}
