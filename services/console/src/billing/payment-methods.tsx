import { Badge, Button, Group, Stack, Text } from '@mantine/core'
import { IconBuildingBank, IconCreditCard } from '@tabler/icons-react'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { type Answer, api, read, useAct } from '../api/client.ts'
import { useCompany } from '../company/company-context.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { Empty } from '../ui/empty.tsx'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { Section } from '../ui/section.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { Say, useWords } from '../words/words.tsx'

type Method = Answer<'/v1/companies/{companyId}/payment-methods', 'get'>['items'][number]

/** One way to pay that is charged, and a spare. */
const MOST = 2

/** Milliseconds between questions for what was added at the provider, which tells us by itself within a few seconds. */
const PAUSE_MS = 2_000
const PATIENCE_MS = 20_000
/** Whoever comes back from the provider's page has it in the URL: how many there were before. */
const BEFORE = 'before'

/** The ways to pay. Where somebody has just added one, they are asked for until it is there. */
function useMethods() {
  const { companyId } = useCompany()
  const [searched] = useSearchParams()
  const [openedAt] = useState(Date.now)
  const before = searched.get(BEFORE)
  const isMissing = (items: Method[] | undefined) => before !== null && (items?.length ?? 0) <= Number(before)
  const isPatient = (at: number) => at < openedAt + PATIENCE_MS
  const methods = read.useQuery(
    'get',
    '/v1/companies/{companyId}/payment-methods',
    { params: { path: { companyId } } },
    {
      refetchInterval: ({ state }) =>
        isMissing(state.data?.items) && isPatient(state.dataUpdatedAt) ? PAUSE_MS : false,
    },
  )
  const missing = isMissing(methods.data?.items) ? (isPatient(methods.dataUpdatedAt) ? 'looking' : 'late') : undefined
  return { methods, missing } as const
}

/** How the company pays by itself. */
export function PaymentMethods() {
  const { words } = useWords()
  const { companyId } = useCompany()
  const params = { path: { companyId } }
  const { methods, missing } = useMethods()
  const add = useAct(
    async () => {
      const returnUrl = `${location.origin}${location.pathname}?${BEFORE}=${methods.data?.items.length ?? 0}`
      const { data } = await api.POST('/v1/companies/{companyId}/payment-methods', { params, body: { returnUrl } })
      return data
    },
    (page) => {
      if (page) location.assign(page.url)
    },
  )
  const isOffered = methods.data?.isOffered
  return (
    <Section
      title={words.billing.methods.title}
      text={isOffered === false ? words.billing.methods.notOffered : words.billing.methods.text}
      action={
        methods.data &&
        isOffered && (
          <Button loading={add.isPending} disabled={methods.data.items.length >= MOST} onClick={() => add.mutate()}>
            {words.billing.methods.add}
          </Button>
        )
      }
    >
      <ProblemAlert of={methods.error ?? add.error} />
      {methods.isPending && <Waiting />}
      {methods.data && missing && <Text role="status">{words.billing.methods[missing]}</Text>}
      {isOffered && !missing && methods.data?.items.length === 0 && <Empty>{words.billing.methods.none}</Empty>}
      {methods.data?.items.map((method, index) => (
        <MethodRow key={method.methodId} method={method} isFirst={index === 0} />
      ))}
    </Section>
  )
}

function MethodRow({ method, isFirst }: { method: Method; isFirst: boolean }) {
  const { words } = useWords()
  const { companyId } = useCompany()
  const [isRemoving, setRemoving] = useState(false)
  const params = { path: { companyId, methodId: method.methodId } }
  const prefer = useAct(() => api.PUT('/v1/companies/{companyId}/payment-methods/{methodId}/first', { params }))
  const Icon = method.kind === 'card' ? IconCreditCard : IconBuildingBank
  return (
    <Stack gap="xs" role="group" aria-label={method.label}>
      <Group justify="space-between">
        <Group gap="sm">
          <Icon size={20} aria-hidden />
          <Text>
            {words.billing.methods.kinds[method.kind]} <bdi>{method.label}</bdi>
          </Text>
          <Badge variant="light" color={isFirst ? 'accent' : 'gray'}>
            {isFirst ? words.billing.methods.first : words.billing.methods.spare}
          </Badge>
        </Group>
        <Group gap="xs">
          {!isFirst && (
            <Button size="xs" variant="default" loading={prefer.isPending} onClick={() => prefer.mutate()}>
              {words.billing.methods.prefer}
            </Button>
          )}
          <Button size="xs" variant="default" onClick={() => setRemoving(true)}>
            {words.shell.remove}
          </Button>
        </Group>
      </Group>
      <ProblemAlert of={prefer.error} />
      <RemoveMethod method={method} isOpen={isRemoving} onClose={() => setRemoving(false)} />
    </Stack>
  )
}

function RemoveMethod({ method, isOpen, onClose }: { method: Method; isOpen: boolean; onClose: () => void }) {
  const { words, say } = useWords()
  const { companyId } = useCompany()
  const params = { path: { companyId, methodId: method.methodId } }
  const remove = useAct(
    () => api.DELETE('/v1/companies/{companyId}/payment-methods/{methodId}', { params }),
    () => onClose(),
  )
  return (
    <ActDialog
      isOpen={isOpen}
      onClose={onClose}
      title={say(words.billing.methods.removeTitle, { method: method.label })}
      button={say(words.billing.methods.removeButton, { method: method.label })}
      color="red"
      act={remove}
    >
      <Text>
        <Say of={words.billing.methods.removeText} with={{ method: method.label }} />
      </Text>
    </ActDialog>
  )
}
