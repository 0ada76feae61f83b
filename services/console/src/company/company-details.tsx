import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import { api, useAct } from '../api/client.ts'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { Section } from '../ui/section.tsx'
import { useWords } from '../words/words.tsx'
import { type Company, useCompany } from './company-context.ts'
import { CountrySelect } from './country-select.tsx'

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
  const country = address && new Intl.DisplayNames(language, { type: 'region' }).of(address.country)
  const lines = [
    name,
    address?.line1,
    address?.line2,
    address && `${address.postalCode} ${address.city}`,
    address?.region,
    country,
    taxId,
  ]
  return (
    <Stack gap={2}>
      {lines
        .filter((line) => line)
        .map((line) => (
          <Text key={line}>
            <bdi>{line}</bdi>
          </Text>
        ))}
    </Stack>
  )
}

const parts = ['line1', 'line2', 'postalCode', 'city', 'region'] as const
const optional = new Set<(typeof parts)[number]>(['line2', 'region'])
type Country = NonNullable<Company['address']>['country']

function DetailsForm({ company }: { company: Company }) {
  const { words } = useWords()
  const { companyId, name, address, taxId = '' } = company
  const form = useForm({
    initialValues: {
      name,
      taxId,
      line1: address?.line1 ?? '',
      line2: address?.line2 ?? '',
      postalCode: address?.postalCode ?? '',
      city: address?.city ?? '',
      region: address?.region ?? '',
      country: address?.country ?? '',
    },
  })
  const save = useAct(
    ({ line1, line2, postalCode, city, region, country, ...rest }: typeof form.values) =>
      api.PATCH('/v1/companies/{companyId}', {
        params: { path: { companyId } },
        body: {
          name: rest.name,
          taxId: rest.taxId.trim() === '' ? null : rest.taxId,
          address: {
            line1,
            postalCode,
            city,
            country: country as Country & never,
            ...(line2.trim() !== '' && { line2 }),
            ...(region.trim() !== '' && { region }),
          },
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
        <TextInput
          label={words.company.details.name}
          required
          maxLength={100}
          autoComplete="organization"
          {...form.getInputProps('name')}
        />
        {parts.map((part) => (
          <TextInput
            key={part}
            label={words.company.details[part]}
            required={!optional.has(part)}
            maxLength={part === 'postalCode' ? 20 : part.startsWith('line') ? 200 : 100}
            {...form.getInputProps(part)}
          />
        ))}
        <CountrySelect
          label={words.company.details.country}
          required
          value={form.values.country}
          onChange={(country) => form.setFieldValue('country', country)}
        />
        <TextInput
          label={words.company.details.taxId}
          description={words.company.details.taxIdHint}
          maxLength={40}
          {...form.getInputProps('taxId')}
        />
        <ProblemAlert of={save.error} />
        <Group>
          <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
            {words.company.member.save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
