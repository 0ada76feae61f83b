import { Select, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMemo } from 'react'
import type { paths } from '../../api/generated/openapi.ts'
import { Meanwhile } from '../../ui/meanwhile.tsx'
import { useWords } from '../../words/words.tsx'
import { countriesIn } from './countries.ts'

type Body = paths['/v1/companies']['post']['requestBody']['content']['application/json']
type Address = Body['address']

const texts = { name: '', line1: '', line2: '', postalCode: '', city: '', region: '', taxId: '' }

export type CompanyValues = typeof texts & { country: string | null }

export const noValues: CompanyValues = { ...texts, country: null }
/** The API takes them all at once. */
export const addressFields = ['line1', 'line2', 'postalCode', 'city', 'region', 'country'] as const

/** Name, address and tax id of a company, whether it is made or changed. */
export function useCompanyForm(initial: Partial<CompanyValues>) {
  const { words } = useWords()
  return useForm<CompanyValues>({
    initialValues: { ...noValues, ...initial },
    validate: { country: (country) => (country === null ? words.company.details.countryMissing : null) },
  })
}

/** The address as the API takes it: fields that were left empty are left out. */
export function addressOf({ line1, line2, postalCode, city, region, country }: CompanyValues): Address {
  return {
    line1,
    postalCode,
    city,
    country: country as Address['country'],
    ...(line2.trim() !== '' && { line2 }),
    ...(region.trim() !== '' && { region }),
  }
}

/**
 * @param isFirst whether the page begins with them, so that one types at once
 * @param meanwhile what somebody else has put into fields in which something else was typed
 */
export function CompanyFields({
  form,
  isFirst = false,
  meanwhile = {},
}: {
  form: ReturnType<typeof useCompanyForm>
  isFirst?: boolean
  meanwhile?: Partial<CompanyValues>
}) {
  const { words, language } = useWords()
  const of = words.company.details
  const countries = useMemo(() => countriesIn(language), [language])
  const text = (
    name: keyof typeof texts,
    more: { required?: boolean; maxLength: number; autoComplete?: string; description?: string; autoFocus?: boolean },
  ) => (
    <TextInput
      label={of[name]}
      {...more}
      {...(name in meanwhile && { description: <Meanwhile value={meanwhile[name]} /> })}
      {...form.getInputProps(name)}
    />
  )
  return (
    <Stack>
      {text('name', { required: true, maxLength: 100, autoComplete: 'organization', autoFocus: isFirst })}
      {text('line1', { required: true, maxLength: 200, autoComplete: 'address-line1' })}
      {text('line2', { maxLength: 200, autoComplete: 'address-line2' })}
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {text('postalCode', { required: true, maxLength: 20, autoComplete: 'postal-code' })}
        {text('city', { required: true, maxLength: 100, autoComplete: 'address-level2' })}
        {text('region', { maxLength: 100, autoComplete: 'address-level1' })}
        <Select
          label={of.country}
          data={countries}
          searchable
          required
          allowDeselect={false}
          nothingFoundMessage={of.noCountry}
          {...('country' in meanwhile && {
            description: <Meanwhile value={countries.find(({ value }) => value === meanwhile.country)?.label} />,
          })}
          {...form.getInputProps('country')}
        />
      </SimpleGrid>
      {text('taxId', { maxLength: 40, description: of.taxIdHint })}
    </Stack>
  )
}
