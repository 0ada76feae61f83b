import { useWords } from '../words/words.tsx'

type Style = 'day' | 'medium'

/** A time in the person's own zone and language. */
export function Moment({ at, style = 'medium' }: { at: string; style?: Style }) {
  const text = useMomentText()
  return <time dateTime={at}>{text(at, style)}</time>
}

/** The same as text, where it stands in the name of something. */
export function useMomentText(): (at: string, style?: Style) => string {
  const { language } = useWords()
  return (at, style) => {
    const options: Intl.DateTimeFormatOptions =
      style === 'day' ? { dateStyle: 'medium' } : { dateStyle: 'medium', timeStyle: 'short' }
    return new Intl.DateTimeFormat(language, options).format(new Date(at))
  }
}
