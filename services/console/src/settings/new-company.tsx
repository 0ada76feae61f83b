import { Button, Fieldset, Group, Stack } from '@mantine/core'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { api, read, useAct } from '../api/client.ts'
import { linkTo } from '../app/links.ts'
import type { Choice } from '../billing/offered-plans.ts'
import { addressOf, CompanyFields, type CompanyValues, useCompanyForm } from '../company/details/company-fields.tsx'
import { browserCountry } from '../company/details/countries.ts'
import { paths } from '../paths.ts'
import { Page } from '../ui/page.tsx'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { useWords } from '../words/words.tsx'
import { PlanChoice } from './plan-choice.tsx'

/** Creates a company, whose owner the person is, and leads straight into it. */
export default function NewCompany() {
  const { words } = useWords()
  const of = words.settings.newCompany
  const navigate = useNavigate()
  const form = useCompanyForm({ country: browserCountry(navigator.languages) })
  const [plan, setPlan] = useState<Choice>()
  // They stand above the button, which they would push down.
  const plans = read.useQuery('get', '/v1/plans')
  const create = useAct(
    (values: CompanyValues) =>
      api.POST('/v1/companies', {
        body: {
          name: values.name,
          address: addressOf(values),
          ...(values.taxId.trim() !== '' && { taxId: values.taxId }),
          ...(plan && { plan }),
        },
      }),
    async ({ data }) => {
      if (data?.companyId) await navigate(linkTo(paths.company, { companyId: data.companyId }))
    },
  )
  return (
    <Page title={words.account.newCompany.title} text={of.text}>
      {plans.isPending ? (
        <Waiting />
      ) : (
        <form onSubmit={form.onSubmit((values) => create.mutate(values))}>
          <Stack maw={900}>
            <Fieldset legend={of.company}>
              <CompanyFields form={form} isFirst />
            </Fieldset>
            <PlanChoice value={plan} onChange={setPlan} />
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
      )}
    </Page>
  )
}
