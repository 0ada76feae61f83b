import { Button, Group, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { type Answer, api, useAct } from '../api/client.ts'
import { etagOf } from '../api/versioned.ts'
import { useCompany } from '../company/company-context.ts'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { Section } from '../ui/section.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { useWords } from '../words/words.tsx'

type Settings = Answer<'/v1/companies/{companyId}/invoice-settings', 'get'>

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
      {settings.data && <SettingsForm key={settings.data.etag} {...settings.data} />}
    </Section>
  )
}

function SettingsForm({ settings, etag }: { settings: Settings; etag: string | undefined }) {
  const { words } = useWords()
  const { companyId } = useCompany()
  const said = words.billing.settings
  const form = useForm({
    initialValues: {
      purchaseOrder: settings.purchaseOrder ?? '',
      invoiceEmail: settings.invoiceEmail ?? '',
      scheme: settings.electronicAddress?.scheme ?? '',
      id: settings.electronicAddress?.id ?? '',
    },
  })
  const put = useAct(
    ({ purchaseOrder, invoiceEmail, scheme, id }: typeof form.values) =>
      api.PUT('/v1/companies/{companyId}/invoice-settings', {
        params: { path: { companyId }, header: { 'if-match': etag } },
        body: {
          ...(purchaseOrder.trim() !== '' && { purchaseOrder: purchaseOrder.trim() }),
          ...(invoiceEmail.trim() !== '' && { invoiceEmail: invoiceEmail.trim() }),
          ...(id.trim() !== '' && { electronicAddress: { scheme: scheme.trim(), id: id.trim() } }),
        },
      }),
    () => {
      notifications.show({ message: said.done, color: 'accent' })
    },
  )
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
        <ProblemAlert of={put.error} />
        <Group>
          <Button type="submit" loading={put.isPending} disabled={!form.isDirty()}>
            {words.shell.save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
