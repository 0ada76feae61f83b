import { Alert, Anchor, Button, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { api, useAct } from '../api/client.ts'
import { linkTo } from '../app/links.ts'
import { paths } from '../paths.ts'
import { TwoFactorNeeded } from '../settings/two-factor-needed.tsx'
import { Moment } from '../ui/moment.tsx'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { Say, useWords } from '../words/words.tsx'
import { useCompany } from './company-context.ts'

/** On every page of the company: that it is suspended, closing or closed, and who can do what about it. */
export function StateBanner() {
  const { company, twoFactor } = useCompany()
  const isBarred = company.requireTwoFactor && !twoFactor
  return (
    <>
      {company.state === 'closed' && <Closed />}
      {company.state === 'suspended' && <Suspended />}
      {company.state !== 'closed' && company.closingSince !== undefined && <Closing since={company.closingSince} />}
      {company.ownerRecovery && <Recovery {...company.ownerRecovery} />}
      {isBarred && <WithoutTwoFactor />}
    </>
  )
}

function Banner({ title, color = 'yellow', children }: { title: string; color?: string; children: ReactNode }) {
  return (
    <Alert color={color} icon={<IconAlertTriangle aria-hidden />} title={title} mb="lg" className="page">
      <Stack gap="xs" align="flex-start">
        {children}
      </Stack>
    </Alert>
  )
}

function Closed() {
  const { words } = useWords()
  return (
    <Banner title={words.company.banner.closed.title} color="gray">
      <Text>{words.company.banner.closed.text}</Text>
    </Banner>
  )
}

function Suspended() {
  const { words } = useWords()
  const { companyId, company, may } = useCompany()
  const { suspended } = words.company.banner
  const isUnpaid = company.suspendedBecause?.includes('unpaid')
  return (
    <Banner title={suspended.title} color="red">
      <Text>{suspended.text}</Text>
      {isUnpaid && <Text>{suspended.unpaid}</Text>}
      {company.suspendedBecause?.includes('operator') && <Text>{suspended.operator}</Text>}
      {!company.suspendedBecause && <Text>{suspended.others}</Text>}
      {isUnpaid && may('invoices.see') && (
        <Anchor component={Link} to={linkTo(paths.invoices, { companyId })}>
          {suspended.pay}
        </Anchor>
      )}
    </Banner>
  )
}

function Closing({ since }: { since: string }) {
  const { words } = useWords()
  const { companyId, may } = useCompany()
  const { closing } = words.company.banner
  return (
    <Banner title={closing.title}>
      <Text>
        <Say of={closing.text} with={{ time: <Moment at={since} /> }} />
      </Text>
      {may('company.close') ? (
        <Anchor component={Link} to={linkTo(paths.companySettings, { companyId })}>
          {closing.withdraw}
        </Anchor>
      ) : (
        <Text>{closing.owner}</Text>
      )}
    </Banner>
  )
}

/** Staff of the platform give the company to somebody else, and administrators can object. */
function Recovery({ effectiveAt }: { effectiveAt: string }) {
  const { words } = useWords()
  const { companyId, reached } = useCompany()
  const { recovery } = words.company.banner
  const object = useAct(() =>
    api.POST('/v1/companies/{companyId}/owner-recovery/objections', { params: { path: { companyId } } }),
  )
  return (
    <Banner title={recovery.title} color="red">
      <Text>
        <Say of={recovery.text} with={{ time: <Moment at={effectiveAt} /> }} />
      </Text>
      {reached.companyRole === 'administrator' && (
        <Button size="xs" color="red" loading={object.isPending} onClick={() => object.mutate()}>
          {recovery.object}
        </Button>
      )}
      <ProblemAlert of={object.error} />
    </Banner>
  )
}

function WithoutTwoFactor() {
  const { words } = useWords()
  const { twoFactor } = words.company.banner
  return (
    <Banner title={twoFactor.title}>
      <Text>{twoFactor.text}</Text>
      <TwoFactorNeeded />
    </Banner>
  )
}
