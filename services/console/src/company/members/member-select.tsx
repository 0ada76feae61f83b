import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../api/client.ts'
import { useWords } from '../../words/words.tsx'
import { useCompany } from '../company-context.ts'
import { OFFERED, SearchedSelect, useTyped } from '../searched-select.tsx'
import { useMemberName } from './member-name.tsx'
import type { Member } from './members-table.tsx'

/** Chooses one member, whom the server searches. */
export function MemberSelect({
  value,
  onChange,
  isOffered = () => true,
  ...props
}: {
  label: string
  value: string | undefined
  onChange: (userId: string | undefined, member: Member | undefined) => void
  isOffered?: (member: Member) => boolean
  'data-autofocus'?: boolean
}) {
  const { words } = useWords()
  const { companyId } = useCompany()
  const [chosen, setChosen] = useState<{ userId: string; name: string }>()
  const isChosenHere = chosen !== undefined && chosen.userId === value
  const asked = useMemberName(isChosenHere ? undefined : value)
  const name = isChosenHere ? chosen.name : asked
  const typing = useTyped(name)
  const { data } = read.useQuery(
    'get',
    '/v1/companies/{companyId}/members',
    { params: { path: { companyId }, query: { limit: OFFERED, search: typing.search } } },
    { placeholderData: keepPreviousData },
  )
  const members = data?.items ?? []
  const nameOf = ({ fullName, email }: Member) => fullName || email
  return (
    <SearchedSelect
      {...props}
      placeholder={words.company.members.search}
      required
      typing={typing}
      name={name}
      found={members.map((member) => ({
        value: member.userId,
        label: nameOf(member),
        about: member.email,
        disabled: !isOffered(member),
      }))}
      more={(data?.total ?? 0) - members.length}
      value={value}
      onChange={(userId) => {
        const member = members.find((one) => one.userId === userId)
        onChange(userId, member)
        setChosen(member && { userId: member.userId, name: nameOf(member) })
      }}
      nothingFoundMessage={words.company.members.none}
    />
  )
}
