import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { api, read, useAct } from '../api/client.ts'
import { useCompany } from '../company/company-context.ts'
import { minorUnitsOf, typedAmount } from '../ui/money.ts'
import { MoneyShown } from '../ui/money-shown.tsx'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { Section } from '../ui/section.tsx'
import { Say, useWords } from '../words/words.tsx'
import { type Usage, usePlans } from './offered-plans.ts'

type Cap = Usage['overageCap']

/** What is charged in a month beyond the plan at most. */
export function OverageCap() {
  const { words } = useWords()
  const { companyId, may } = useCompany()
  const { data } = read.useQuery('get', '/v1/companies/{companyId}/usage', { params: { path: { companyId } } })
  if (!data) return null
  return (
    <Section title={words.billing.cap.title} text={words.billing.cap.text}>
      <Text>
        {data.overageCap ? (
          <Say of={words.billing.cap.present} with={{ price: <MoneyShown {...data.overageCap} /> }} />
        ) : (
          words.billing.cap.none
        )}
      </Text>
      {may('plan.change') && <CapForm key={data.overageCap?.amount ?? ''} cap={data.overageCap} />}
    </Section>
  )
}

function CapForm({ cap }: { cap: Cap }) {
  const { words, say } = useWords()
  const { companyId } = useCompany()
  const currency = usePlans()?.[0]?.prices[0]?.price.currency ?? cap?.currency
  const [text, setText] = useState(cap ? typedAmount(cap.amount, cap.currency) : '')
  const [isWrong, setWrong] = useState(false)
  const put = useAct(
    (next: Cap) =>
      api.PUT('/v1/companies/{companyId}/overage-cap', { params: { path: { companyId } }, body: { cap: next } }),
    () => {
      notifications.show({ message: words.billing.cap.done, color: 'accent' })
    },
  )
  if (!currency) return null
  const set = () => {
    const amount = minorUnitsOf(text, currency)
    setWrong(amount === undefined)
    if (amount !== undefined) put.mutate({ amount, currency })
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        set()
      }}
    >
      <Stack>
        <Group align="flex-start">
          <TextInput
            label={say(words.billing.cap.label, { currency })}
            inputMode="decimal"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            error={isWrong && words.billing.cap.wrong}
            w={220}
          />
          <Button type="submit" mt={{ xs: 25 }} loading={put.isPending && put.variables !== null}>
            {words.billing.cap.button}
          </Button>
          {cap && (
            <Button
              mt={{ xs: 25 }}
              variant="default"
              loading={put.isPending && put.variables === null}
              onClick={() => put.mutate(null)}
            >
              {words.billing.cap.remove}
            </Button>
          )}
        </Group>
        <ProblemAlert of={put.error} />
      </Stack>
    </form>
  )
}
