import { useWords } from '../words/words.tsx'

/** A time in the person's own zone and language. */
export function Moment({ at, style = 'medium' }: { at: string; style?: 'day' | 'medium' }) {
  const { language } = useWords()
  const options: Intl.DateTimeFormatOptions =
    style === 'day' ? { dateStyle: 'medium' } : { dateStyle: 'medium', timeStyle: 'short' }
  return <time dateTime={at}>{new Intl.DateTimeFormat(language, options).format(new Date(at))}</time>
}
