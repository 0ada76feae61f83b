import { useWords } from '../words/words.tsx'
import { moneyText } from './money.ts'

/** Money that never breaks over two lines, with digits of one width, so that columns stand below each other. */
export function MoneyShown({ amount, currency }: { amount: string | number; currency: string }) {
  const { language } = useWords()
  return <bdi className="money">{moneyText(amount, currency, language)}</bdi>
}
