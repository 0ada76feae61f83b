import { List } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { moneyText } from '../ui/money.ts'
import { useWords } from '../words/words.tsx'
import { bytesText } from './bytes.ts'
import type { Plan } from './plan-choice.ts'

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
    say(said.disk, { size: bytesText(plan.diskBytes, language) }),
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
