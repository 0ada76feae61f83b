import { Alert, Stack, Text } from '@mantine/core'
import { IconCheck, IconQuestionMark, IconX } from '@tabler/icons-react'
import { read } from '../../api/client.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { useListParams } from '../../ui/search-params.ts'
import { Waiting } from '../../ui/waiting.tsx'
import { Say, useWords } from '../../words/words.tsx'
import { useCompany } from '../company-context.ts'
import { useMemberName } from '../members/member-name.tsx'
import { MemberSelect } from '../members/member-select.tsx'
import { ViewAsButton } from '../view-as/view-as-button.tsx'
import { BecauseList } from './because-list.tsx'
import { permissionOf, WhatFields } from './what-fields.tsx'

const looks = {
  allowed: { color: 'accent', icon: IconCheck },
  denied: { color: 'red', icon: IconX },
  unknown: { color: 'gray', icon: IconQuestionMark },
}

/** May this member do this here? The answer of the services, and why. */
export function MayMember() {
  const { words } = useWords()
  const { companyId } = useCompany()
  const { values, set, setAll } = useListParams(['userId', 'permission', 'siteId', 'environmentId'])
  const { userId, siteId, environmentId } = values
  const permission = permissionOf(values.permission)
  const name = useMemberName(userId)
  const isAsked = userId !== undefined && permission !== undefined
  const check = read.useQuery(
    'post',
    '/v1/companies/{companyId}/access-checks',
    {
      params: { path: { companyId } },
      body: {
        permission: permission ?? '',
        ...(userId && { userId }),
        ...(siteId && { siteId }),
        ...(environmentId && { environmentId }),
      },
    },
    { enabled: isAsked },
  )
  const look = check.data && looks[check.data.decision]
  return (
    <Stack>
      <MemberSelect label={words.company.whoCan.member} value={userId} onChange={(next) => set('userId', next)} />
      <WhatFields permission={permission} siteId={siteId} environmentId={environmentId} set={setAll} />
      <ProblemAlert of={check.error} />
      {!isAsked && <Text c="dimmed">{words.company.whoCan.chooseBoth}</Text>}
      {isAsked && check.isPending && <Waiting />}
      {isAsked && check.data && look && permission && (
        <Alert
          role="status"
          aria-label={words.company.whoCan.answer}
          color={look.color}
          icon={<look.icon aria-hidden />}
          title={
            <Say
              of={words.company.whoCan.decisions[check.data.decision]}
              with={{ name, permission: words.company.permissionTitles[permission] }}
            />
          }
        >
          {check.data.decision === 'denied' && words.company.whoCan.denied}
          <BecauseList because={check.data.because} />
        </Alert>
      )}
      {userId && (
        <div>
          <ViewAsButton userId={userId} />
        </div>
      )}
    </Stack>
  )
}
