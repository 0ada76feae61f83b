import { Button, Group, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { api, useAct } from '../../api/client.ts'
import { useVersioned } from '../../api/versioned.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { changed } from '../../ui/rebase.ts'
import { Section } from '../../ui/section.tsx'
import { useRebased } from '../../ui/use-rebased.ts'
import { Waiting } from '../../ui/waiting.tsx'
import { useWords } from '../../words/words.tsx'
import { type Company, useCompany } from '../company-context.ts'
import { addressLines } from './address-lines.ts'
import {
  addressFields,
  addressOf,
  CompanyFields,
  type CompanyValues,
  noValues,
  useCompanyForm,
} from './company-fields.tsx'

/** Name, address and tax id, which stand on the invoices. */
export function CompanyDetails() {
  const { words } = useWords()
  const { company, may } = useCompany()
  return (
    <Section title={words.company.details.title} text={words.company.details.text}>
      {may('company.settings.edit') ? <DetailsForm /> : <Shown company={company} />}
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

function DetailsForm() {
  const { companyId } = useCompany()
  const { data, error } = useVersioned(['company', companyId], (signal) =>
    api.GET('/v1/companies/{companyId}', { params: { path: { companyId } }, signal }),
  )
  if (!data) return error ? <ProblemAlert of={error} /> : <Waiting />
  return <Fields company={data.found} etag={data.etag} />
}

/** Sends what was changed, and overwrites nothing that somebody else has changed meanwhile. */
function Fields({
  company: { companyId, name, address, taxId },
  etag,
}: {
  company: Company
  etag: string | undefined
}) {
  const { words } = useWords()
  const now = { ...noValues, name, ...address, taxId: taxId ?? '' }
  const form = useCompanyForm(now)
  const meanwhile = useRebased<CompanyValues>(now, form.values, form.setValues)
  const save = useAct(
    (values: CompanyValues) => {
      const changes = changed(values, now)
      return api.PATCH('/v1/companies/{companyId}', {
        params: { path: { companyId }, header: { 'if-match': etag } },
        body: {
          ...('name' in changes && { name: values.name }),
          ...('taxId' in changes && { taxId: values.taxId.trim() === '' ? null : values.taxId }),
          ...(addressFields.some((field) => field in changes) && { address: addressOf(values) }),
        },
      })
    },
    () => void notifications.show({ message: words.company.details.saved }),
  )
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <Stack>
        <CompanyFields form={form} meanwhile={meanwhile} />
        <ProblemAlert of={save.error} />
        <Group>
          <Button type="submit" loading={save.isPending} disabled={Object.keys(changed(form.values, now)).length === 0}>
            {words.shell.save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
