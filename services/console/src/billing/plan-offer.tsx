import { Badge, Group, List, SegmentedControl, Stack, Text } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { moneyText } from '../ui/money.ts'
import { MoneyShown } from '../ui/money-shown.tsx'
import { sizeText } from '../ui/size.ts'
import { useWords } from '../words/words.tsx'
import { type Choice, type Plan, priceOf } from './offered-plans.ts'

const intervals = ['month', 'year'] as const

/** Whether prices are shown by the month or by the year. */
export function IntervalSwitch({
  value,
  onChange,
}: {
  value: Choice['interval']
  onChange: (interval: Choice['interval']) => void
}) {
  const { words } = useWords()
  return (
    <SegmentedControl
      aria-label={words.billing.offer.interval}
      value={value}
      onChange={(next) => onChange(next as Choice['interval'])}
      data={intervals.map((interval) => ({ value: interval, label: words.billing.plan.interval[interval] }))}
    />
  )
}

/**
 * What a card of a plan says: its name, its price, and what it allows.
 * @param name of the plan, as a heading where cards have one
 */
export function PlanOffer({
  plan,
  name,
  interval,
  isPresent = false,
}: {
  plan: Plan
  name: ReactNode
  interval: Choice['interval']
  isPresent?: boolean
}) {
  const { words } = useWords()
  const price = priceOf(plan, interval)
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        {name}
        {isPresent && <Badge variant="light">{words.billing.offer.present}</Badge>}
      </Group>
      {price ? (
        <div>
          <Text span size="xl" fw={650}>
            <MoneyShown {...price} />
          </Text>{' '}
          <Text span size="sm" c="dimmed">
            {words.billing.offer.each[interval]}
          </Text>
        </div>
      ) : (
        <Text c="dimmed">{words.billing.offer.notOffered}</Text>
      )}
      <Allowances of={plan} />
    </Stack>
  )
}

/** What a plan allows, line by line. */
export function Allowances({ of: plan, isWide = false }: { of: Plan; isWide?: boolean }) {
  const { words, say, language } = useWords()
  const said = words.billing.allowances
  const { visitsPerMonth, overVisits, premiumStagingPrice } = plan
  const money = ({ amount, currency }: { amount: string; currency: string }) => moneyText(amount, currency, language)
  const lines = [
    say(said.sites, { n: plan.sites }),
    visitsPerMonth === null ? said.visitsFree : say(said.visits, { n: visitsPerMonth }),
    ...(overVisits ? [say(said.overVisits, { n: overVisits.block, price: money(overVisits.price) })] : []),
    plan.premiumStagings === 0
      ? said.noPremiumStagings
      : say(said.premiumStagings, { n: plan.premiumStagings, price: money(premiumStagingPrice) }),
    say(said.disk, { size: sizeText(plan.diskBytes, language) }),
    say(said.backups, { n: plan.backupDays }),
  ]
  return (
    <List
      className={isWide ? 'columns' : undefined}
      spacing={4}
      size="sm"
      icon={<IconCheck size={16} aria-hidden color="var(--mantine-color-anchor)" />}
    >
      {lines.map((line) => (
        <List.Item key={line}>{line}</List.Item>
      ))}
    </List>
  )
}
