import { Button, Group, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import { type Answer, api, useAct } from '../api/client.ts'
import { useVersioned } from '../api/versioned.ts'
import { useCompany } from '../company/company-context.ts'
import { Meanwhile } from '../ui/meanwhile.tsx'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { changed } from '../ui/rebase.ts'
import { Section } from '../ui/section.tsx'
import { useRebased } from '../ui/use-rebased.ts'
import { Waiting } from '../ui/waiting.tsx'
import { useWords } from '../words/words.tsx'

type Settings = Answer<'/v1/companies/{companyId}/invoice-settings', 'get'>

/** What stands on the invoices to come. */
export function InvoiceSettings() {
  const { words } = useWords()
  const { companyId } = useCompany()
  const { data, error } = useVersioned(['invoice-settings', companyId], (signal) =>
    api.GET('/v1/companies/{companyId}/invoice-settings', { params: { path: { companyId } }, signal }),
  )
  return (
    <Section title={words.billing.settings.title} text={words.billing.settings.text}>
      {!data && (error ? <ProblemAlert of={error} /> : <Waiting />)}
      {data && <SettingsForm settings={data.found} etag={data.etag} />}
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

/** Overwrites nothing that somebody else has changed meanwhile. */
function SettingsForm({ settings, etag }: { settings: Settings; etag: string | undefined }) {
  const { words } = useWords()
  const { companyId } = useCompany()
  const said = words.billing.settings
  const now = valuesOf(settings)
  const form = useForm({ initialValues: now })
  const meanwhile = useRebased<Values>(now, form.values, form.setValues)
  const put = useAct(
    ({ purchaseOrder, invoiceEmail, scheme, id }: Values) =>
      api.PUT('/v1/companies/{companyId}/invoice-settings', {
        params: { path: { companyId }, header: { 'if-match': etag } },
        body: {
          ...(purchaseOrder.trim() !== '' && { purchaseOrder: purchaseOrder.trim() }),
          ...(invoiceEmail.trim() !== '' && { invoiceEmail: invoiceEmail.trim() }),
          ...(id.trim() !== '' && { electronicAddress: { scheme: scheme.trim(), id: id.trim() } }),
        },
      }),
    () => void notifications.show({ message: said.done, color: 'accent' }),
  )
  const isPeppol = form.values.scheme.trim() !== '' || form.values.id.trim() !== ''
  const field = (name: keyof Values, description?: string) => ({
    description: name in meanwhile ? <Meanwhile value={meanwhile[name]} /> : description,
    ...form.getInputProps(name),
  })
  const peppol = { required: isPeppol, withAsterisk: false }
  return (
    <form onSubmit={form.onSubmit((values) => put.mutate(values))}>
      <Stack maw={520}>
        <TextInput label={said.purchaseOrder} maxLength={100} {...field('purchaseOrder', said.purchaseOrderText)} />
        <TextInput label={said.email} type="email" maxLength={254} {...field('invoiceEmail', said.emailText)} />
        <Group align="flex-end" grow preventGrowOverflow={false}>
          <TextInput label={said.scheme} maxLength={4} {...peppol} {...field('scheme', said.schemeText)} />
          <TextInput label={said.id} {...peppol} {...field('id')} />
        </Group>
        <ProblemAlert of={put.error} />
        <Group>
          <Button type="submit" loading={put.isPending} disabled={Object.keys(changed(form.values, now)).length === 0}>
            {words.shell.save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
