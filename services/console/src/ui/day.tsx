import { dateFormat } from '../words/formats.ts'
import { useWords } from '../words/words.tsx'

/** A date without a time, which is the same day in every zone: `2026-12-01`. */
export function Day({ on }: { on: string }) {
  const { language } = useWords()
  return <time dateTime={on}>{dayText(on, language)}</time>
}

export function dayText(on: string, language: string): string {
  const format = dateFormat(language, { dateStyle: 'medium', timeZone: 'UTC' })
  return format.format(new Date(`${on}T00:00:00Z`))
}
