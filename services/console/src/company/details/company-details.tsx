import { Button, Group, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { api, useAct } from '../../api/client.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { Section } from '../../ui/section.tsx'
import { useWords } from '../../words/words.tsx'
import { type Company, useCompany } from '../company-context.ts'
import { addressLines } from './address-lines.ts'
import { addressOf, CompanyFields, type CompanyValues, useCompanyForm } from './company-fields.tsx'

/** Name, address and tax id, which stand on the invoices. */
export function CompanyDetails() {
  const { words } = useWords()
  const { company, may } = useCompany()
  return (
    <Section title={words.company.details.title} text={words.company.details.text}>
      {may('company.settings.edit') ? <DetailsForm company={company} /> : <Shown company={company} />}
    </Section>
  )
}

function Shown({ company: { name, address, taxId } }: { company: Company }) {
  const { language } = useWords()
  const lines = [name, ...(address ? addressLines(address, language) : []), ...(taxId ? [taxId] : [])]
  return (
    <Stack gap={2}>
      {lines.map((line) => (
        <Text key={line}>
          <bdi>{line}</bdi>
        </Text>
      ))}
    </Stack>
  )
}

function DetailsForm({ company: { companyId, name, address, taxId } }: { company: Company }) {
  const { words } = useWords()
  const form = useCompanyForm({ name, ...address, ...(taxId && { taxId }) })
  const save = useAct(
    (values: CompanyValues) =>
      api.PATCH('/v1/companies/{companyId}', {
        params: { path: { companyId } },
        body: {
          name: values.name,
          taxId: values.taxId.trim() === '' ? null : values.taxId,
          address: addressOf(values),
        },
      }),
    () => {
      form.resetDirty()
      notifications.show({ message: words.company.details.saved })
    },
  )
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <Stack>
        <CompanyFields form={form} />
        <ProblemAlert of={save.error} />
        <Group>
          <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
            {words.shell.save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
