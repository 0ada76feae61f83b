import { Button, Fieldset, Group, Select, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { Link, useNavigate } from 'react-router'
import { api, useAct } from '../api/client.ts'
import type { paths as Api } from '../api/generated/openapi.ts'
import { linkTo } from '../app/links.ts'
import type { Choice } from '../billing/offered-plans.ts'
import { paths } from '../paths.ts'
import { Page } from '../ui/page.tsx'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { useWords } from '../words/words.tsx'
import { browserCountry, countriesIn } from './countries.ts'
import { PlanChoice } from './plan-choice.tsx'

type Country = Api['/v1/companies']['post']['requestBody']['content']['application/json']['address']['country']

const empty = { name: '', line1: '', line2: '', postalCode: '', city: '', region: '', taxId: '' }

/** Creates a company, whose owner the person is, and leads straight into it. */
export default function NewCompany() {
  const { words, language } = useWords()
  const of = words.settings.newCompany
  const navigate = useNavigate()
  const form = useForm({
    initialValues: {
      ...empty,
      country: browserCountry(navigator.languages),
      plan: undefined as Choice | undefined,
    },
    validate: { country: (country) => (country === null ? of.countryMissing : null) },
  })
  const create = useAct(
    ({ name, line1, line2, postalCode, city, region, country, taxId, plan }: typeof form.values) =>
      api.POST('/v1/companies', {
        body: {
          name,
          address: { line1, postalCode, city, country: country as Country, ...given({ line2, region }) },
          ...given({ taxId }),
          ...(plan && { plan }),
        },
      }),
    async ({ data }) => {
      if (data?.companyId) await navigate(linkTo(paths.company, { companyId: data.companyId }))
    },
  )
  const text = (name: keyof typeof empty, more: { required?: boolean; maxLength: number; autoComplete?: string }) => (
    <TextInput label={of[name]} {...more} {...form.getInputProps(name)} />
  )

  return (
    <Page title={words.account.newCompany.title} text={of.text}>
      <form onSubmit={form.onSubmit((values) => create.mutate(values))}>
        <Stack maw={900}>
          <Fieldset legend={of.company}>
            <Stack>
              {text('name', { required: true, maxLength: 100, autoComplete: 'organization' })}
              {text('line1', { required: true, maxLength: 200, autoComplete: 'address-line1' })}
              {text('line2', { maxLength: 200, autoComplete: 'address-line2' })}
              <SimpleGrid cols={{ base: 1, sm: 2 }}>
                {text('postalCode', { required: true, maxLength: 20, autoComplete: 'postal-code' })}
                {text('city', { required: true, maxLength: 100, autoComplete: 'address-level2' })}
                {text('region', { maxLength: 100, autoComplete: 'address-level1' })}
                <Select
                  label={of.country}
                  data={countriesIn(language)}
                  searchable
                  required
                  nothingFoundMessage={of.noCountry}
                  {...form.getInputProps('country')}
                />
              </SimpleGrid>
              <TextInput label={of.taxId} description={of.taxIdHint} maxLength={40} {...form.getInputProps('taxId')} />
            </Stack>
          </Fieldset>
          <PlanChoice value={form.values.plan} onChange={(plan) => form.setFieldValue('plan', plan)} />
          <ProblemAlert of={create.error} />
          <Group>
            <Button type="submit" loading={create.isPending}>
              {of.button}
            </Button>
            <Button component={Link} to={paths.access} variant="default">
              {words.shell.cancel}
            </Button>
          </Group>
        </Stack>
      </form>
    </Page>
  )
}

/** Only the fields that were filled in. */
function given<F extends Record<string, string>>(fields: F): Partial<F> {
  return Object.fromEntries(Object.entries(fields).filter(([, text]) => text.trim() !== '')) as Partial<F>
}
