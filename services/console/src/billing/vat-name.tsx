import { numberFormat } from '../words/formats.ts'
import { useWords } from '../words/words.tsx'

/** `VAT 25 %`, or why there is none. */
export function VatName({ category, rate }: { category: string; rate: string }) {
  const { words, say, language } = useWords()
  if (category === 'AE') return words.billing.vat.reverseCharge
  if (category === 'O') return words.billing.vat.outside
  const percent = numberFormat(language, { style: 'percent', maximumFractionDigits: 2 })
  return say(words.billing.vat.rate, { rate: percent.format(Number(rate) / 100) })
}
