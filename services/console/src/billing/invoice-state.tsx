import { Badge } from '@mantine/core'
import { useWords } from '../words/words.tsx'

const colors = { open: 'blue', overdue: 'red', paid: 'accent', settled: 'gray' } as const

/** What became of a document. Nothing is ever owed for a credit note. */
export function InvoiceState({ of }: { of: { kind: 'invoice' | 'credit-note'; state: 'open' | 'overdue' | 'paid' } }) {
  const { words } = useWords()
  const state = of.kind === 'credit-note' ? 'settled' : of.state
  return (
    <Badge variant="light" color={colors[state]}>
      {words.billing.invoices.states[state]}
    </Badge>
  )
}
