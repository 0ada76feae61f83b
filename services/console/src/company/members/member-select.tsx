import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import { type Answer, read } from '../../api/client.ts'
import { useWords } from '../../words/words.tsx'
import { useCompany } from '../company-context.ts'
import { useMemberName } from './member-name.tsx'

type Found = Answer<'/v1/companies/{companyId}/members', 'get'>['items'][number]

/** Chooses one member, whom the server searches. */
export function MemberSelect({
  label,
  value,
  onChange,
  isOffered = () => true,
  ...props
}: {
  label: string
  value: string | undefined
  onChange: (userId: string | undefined) => void
  isOffered?: (member: Found) => boolean
  'data-autofocus'?: boolean
}) {
  const { words, say } = useWords()
  const { companyId } = useCompany()
  const [chosen, setChosen] = useState<{ userId: string; name: string }>()
  const isChosenHere = chosen !== undefined && chosen.userId === value
  const asked = useMemberName(isChosenHere ? undefined : value)
  const name = isChosenHere ? chosen.name : asked
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed === name ? '' : typed.trim().slice(0, 100), 250)
  const { data } = read.useQuery(
    'get',
    '/v1/companies/{companyId}/members',
    { params: { path: { companyId }, query: { limit: 20, search } } },
    { placeholderData: keepPreviousData },
  )
  const options = (data?.items ?? []).map((member) => ({
    value: member.userId,
    label: member.fullName || member.email,
    email: member.email,
    disabled: !isOffered(member),
  }))
  const more = data ? data.total - data.items.length : 0
  if (value && !options.some((option) => option.value === value))
    options.push({ value, label: name, email: '', disabled: false })
  return (
    <Select
      {...props}
      label={label}
      placeholder={words.company.members.search}
      description={more > 0 ? say(words.company.members.moreFound, { n: more }) : undefined}
      searchable
      required
      data={options}
      filter={({ options: all }) => all}
      renderOption={({ option }) => (
        <span>
          <bdi>{option.label}</bdi> <small>{options.find((one) => one.value === option.value)?.email}</small>
        </span>
      )}
      value={value ?? null}
      onChange={(next, option) => {
        onChange(next ?? undefined)
        setChosen(option ? { userId: option.value, name: option.label } : undefined)
        setTyped('')
      }}
      searchValue={typed === '' ? name : typed}
      onSearchChange={setTyped}
      nothingFoundMessage={words.company.members.none}
    />
  )
}
