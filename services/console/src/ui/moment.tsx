import { dateFormat } from '../words/formats.ts'
import { useWords } from '../words/words.tsx'

const styles = {
  day: { dateStyle: 'medium' },
  medium: { dateStyle: 'medium', timeStyle: 'short' },
} satisfies Record<string, Intl.DateTimeFormatOptions>

type Style = keyof typeof styles

/** A time in the person's own zone and language. */
export function Moment({ at, style = 'medium' }: { at: string; style?: Style }) {
  const text = useMomentText()
  return <time dateTime={at}>{text(at, style)}</time>
}

/** The same as text, where it stands in the name of something. */
export function useMomentText(): (at: string, style?: Style) => string {
  const { language } = useWords()
  return (at, style = 'medium') => dateFormat(language, styles[style]).format(new Date(at))
}
