import { Button } from '@mantine/core'
import { IconEye } from '@tabler/icons-react'
import { useNavigate } from 'react-router'
import { read } from '../../api/client.ts'
import { viewAs } from '../../api/viewed.ts'
import { linkTo } from '../../app/links.ts'
import { paths } from '../../paths.ts'
import { Say, useWords } from '../../words/words.tsx'
import { useCompany } from '../company-context.ts'
import { mayViewAs } from './as-member.ts'

/** Shows the console as this member finds it, where one may look so. */
export function ViewAsButton({ userId }: { userId: string }) {
  const { words } = useWords()
  const navigate = useNavigate()
  const inside = useCompany()
  const { companyId, may } = inside
  const { data: member } = read.useQuery(
    'get',
    '/v1/companies/{companyId}/members/{userId}',
    { params: { path: { companyId, userId } } },
    { enabled: may('members.see') },
  )
  if (!member || !mayViewAs(inside, member)) return null
  return (
    <Button
      variant="default"
      leftSection={<IconEye size={16} aria-hidden />}
      onClick={() => {
        viewAs({ companyId, userId })
        void navigate(linkTo(paths.company, { companyId }))
      }}
    >
      <Say of={words.company.viewAs.button} with={{ name: member.fullName || member.email }} />
    </Button>
  )
}
