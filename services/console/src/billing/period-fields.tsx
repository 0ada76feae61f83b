import { TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useWords } from '../words/words.tsx'
import { faultsOf, type Period } from './period.ts'

const fields = ['from', 'to'] as const

/**
 * Two dates. What is typed part by part is taken when the field is left, or with Enter: until then it is half a date. A day
 * that is picked from the calendar is whole at once.
 */
export function PeriodFields({ of: period, onChange }: { of: Period; onChange: (period: Period) => void }) {
  const { words } = useWords()
  const said = words.billing.statement
  const { from, to } = period
  const [typed, setTyped] = useState(period)
  const [isLeft, setLeft] = useState(true)
  const isByKey = useRef(false)
  // Back, or a link, shows another period.
  useEffect(() => setTyped({ from, to }), [from, to])
  const faults = faultsOf(typed)
  const take = (wanted: Period) => {
    setLeft(true)
    if (Object.keys(faultsOf(wanted)).length === 0 && (wanted.from !== from || wanted.to !== to)) onChange(wanted)
  }
  return fields.map((field) => {
    const fault = isLeft ? faults[field] : undefined
    return (
      <TextInput
        key={field}
        type="date"
        label={said[field]}
        value={typed[field]}
        error={fault && said[fault]}
        onKeyDown={(event) => {
          isByKey.current = event.key !== 'Enter'
          if (event.key === 'Enter') take(typed)
        }}
        onBlur={() => {
          isByKey.current = false
          take(typed)
        }}
        onChange={(event) => {
          const wanted = { ...typed, [field]: event.currentTarget.value }
          setTyped(wanted)
          if (isByKey.current) setLeft(false)
          else take(wanted)
        }}
      />
    )
  })
}
