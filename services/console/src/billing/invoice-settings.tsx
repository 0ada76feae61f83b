import { Alert, Button, Group, List, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { type Answer, api, useAct } from '../api/client.ts'
import { codeOf } from '../api/problem.ts'
import { useCompany } from '../company/company-context.ts'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { Section } from '../ui/section.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { Say, useWords } from '../words/words.tsx'
import { etagOf } from './etag.ts'
import { typedOver } from './typed-over.ts'

type Settings = Answer<'/v1/companies/{companyId}/invoice-settings', 'get'>

/** As they stand, in one version. */
interface Standing {
  settings: Settings
  etag: string | undefined
}

/** What stands on the invoices to come. */
export function InvoiceSettings() {
  const { words } = useWords()
  const { companyId } = useCompany()
  const settings = useQuery({
    queryKey: ['invoice-settings', companyId],
    queryFn: async ({ signal }) => {
      const path = { companyId }
      const { data, response } = await api.GET('/v1/companies/{companyId}/invoice-settings', {
        params: { path },
        signal,
      })
      return { settings: data as Settings, etag: etagOf(response) }
    },
  })
  return (
    <Section title={words.billing.settings.title} text={words.billing.settings.text}>
      <ProblemAlert of={settings.error} />
      {settings.isPending && <Waiting />}
      {settings.data && <SettingsForm now={settings.data} />}
    </Section>
  )
}

function valuesOf({ purchaseOrder, invoiceEmail, electronicAddress }: Settings) {
  return {
    purchaseOrder: purchaseOrder ?? '',
    invoiceEmail: invoiceEmail ?? '',
    scheme: electronicAddress?.scheme ?? '',
    id: electronicAddress?.id ?? '',
  }
}

type Values = ReturnType<typeof valuesOf>

/** The form, and what it is typed over: where somebody else changes the settings meanwhile, the next save is over theirs. */
function useSettings(now: Standing) {
  const { words } = useWords()
  const { companyId } = useCompany()
  const [over, setOver] = useState(now)
  const [theirs, setTheirs] = useState<Partial<Values>>()
  const form = useForm({ initialValues: valuesOf(over.settings) })
  const put = useAct(
    ({ purchaseOrder, invoiceEmail, scheme, id }: Values) =>
      api.PUT('/v1/companies/{companyId}/invoice-settings', {
        params: { path: { companyId }, header: { 'if-match': over.etag } },
        body: {
          ...(purchaseOrder.trim() !== '' && { purchaseOrder: purchaseOrder.trim() }),
          ...(invoiceEmail.trim() !== '' && { invoiceEmail: invoiceEmail.trim() }),
          ...(id.trim() !== '' && { electronicAddress: { scheme: scheme.trim(), id: id.trim() } }),
        },
      }),
    ({ data, response }) => {
      // Whatever is answered as an operation was waited for.
      const settings = data as Settings
      setOver({ settings, etag: etagOf(response) })
      setTheirs(undefined)
      form.setInitialValues(valuesOf(settings))
      form.setValues(valuesOf(settings))
      notifications.show({ message: words.billing.settings.done, color: 'accent' })
    },
  )
  const isOver = now.etag === over.etag
  const { isPending } = put
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another version is a reason, once our own is in force
  useEffect(() => {
    if (isOver || isPending) return
    const { values, clashes } = typedOver(form.getValues(), valuesOf(over.settings), valuesOf(now.settings))
    const present = valuesOf(now.settings)
    if (form.isDirty()) setTheirs(Object.fromEntries(clashes.map((name) => [name, present[name]])))
    setOver(now)
    form.setInitialValues(present)
    form.setValues(values)
  }, [isOver, isPending, now])
  return { form, put, theirs }
}

function SettingsForm({ now }: { now: Standing }) {
  const { words } = useWords()
  const said = words.billing.settings
  const { form, put, theirs } = useSettings(now)
  const isPeppol = form.values.scheme.trim() !== '' || form.values.id.trim() !== ''
  return (
    <form onSubmit={form.onSubmit((values) => put.mutate(values))}>
      <Stack maw={520}>
        <TextInput
          label={said.purchaseOrder}
          description={said.purchaseOrderText}
          maxLength={100}
          {...form.getInputProps('purchaseOrder')}
        />
        <TextInput
          label={said.email}
          description={said.emailText}
          type="email"
          maxLength={254}
          {...form.getInputProps('invoiceEmail')}
        />
        <Group align="flex-end" grow preventGrowOverflow={false}>
          <TextInput
            label={said.scheme}
            description={said.schemeText}
            maxLength={4}
            required={isPeppol}
            withAsterisk={false}
            {...form.getInputProps('scheme')}
          />
          <TextInput label={said.id} required={isPeppol} withAsterisk={false} {...form.getInputProps('id')} />
        </Group>
        {theirs && <Meanwhile theirs={theirs} />}
        {/* Its sentence speaks of a page that is new; here what was typed is kept. */}
        <ProblemAlert of={codeOf(put.error) === 'changed-meanwhile' ? undefined : put.error} />
        <Group>
          <Button type="submit" loading={put.isPending} disabled={!form.isDirty()}>
            {words.shell.save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

const labels = { purchaseOrder: 'purchaseOrder', invoiceEmail: 'email', scheme: 'scheme', id: 'id' } as const

/** Somebody else changed the settings: says which of what they wrote would be replaced. */
function Meanwhile({ theirs }: { theirs: Partial<Values> }) {
  const { words } = useWords()
  const said = words.billing.settings
  const fields = Object.entries(theirs) as [keyof Values, string][]
  return (
    <Alert role="alert" color="orange" icon={<IconAlertTriangle aria-hidden />} title={said.meanwhile}>
      {fields.length === 0 ? said.meanwhileRest : said.meanwhileReplaced}
      {fields.length > 0 && (
        <List size="sm">
          {fields.map(([name, value]) => (
            <List.Item key={name}>
              {value === '' ? (
                <Say of={said.meanwhileNothing} with={{ field: said[labels[name]] }} />
              ) : (
                <Say of={said.meanwhileField} with={{ field: said[labels[name]], value }} />
              )}
            </List.Item>
          ))}
        </List>
      )}
    </Alert>
  )
}
