import { List, ScrollArea, Stack, Text } from '@mantine/core'
import { useEffect } from 'react'
import { api, useAct } from '../api/client.ts'
import { useCompany } from '../company/company-context.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { ListStart } from '../ui/list-start.tsx'
import { Moment } from '../ui/moment.tsx'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { Say, useWords } from '../words/words.tsx'
import { planName, type Subscription, usePlans } from './offered-plans.ts'
import { isLater, QuotedPrice } from './quoted-price.tsx'
import { type Site, useEverySite } from './use-every-site.ts'
import { isOutdated, useQuote } from './use-quote.ts'

/** Cancelling: when it is, what is given back, and which sites go with the plan. */
export function CancelPlan({
  subscription,
  isOpen,
  onClose,
}: {
  subscription: Subscription
  isOpen: boolean
  onClose: () => void
}) {
  const { words, say } = useWords()
  const { companyId } = useCompany()
  const plans = usePlans()
  const name = subscription.plan ? planName(plans, subscription.plan) : ''
  const sites = useEverySite(isOpen)
  const quote = useQuote()
  const cancel = useAct(
    (body: { siteIds: string[]; quoteId: string }) =>
      api.POST('/v1/companies/{companyId}/subscription/cancel', { params: { path: { companyId } }, body }),
    onClose,
  )

  const mustAskAgain = isOutdated(cancel.error)
  const siteIds = sites.data?.map(({ siteId }) => siteId)
  const { mutate: ask, reset: forget } = quote
  useEffect(() => {
    if (isOpen && sites.data) ask({ cancel: { siteIds: sites.data.map(({ siteId }) => siteId) } })
    if (!isOpen) forget()
  }, [isOpen, sites.data, ask, forget])

  const ready = siteIds && quote.data && { siteIds, quoteId: quote.data.quoteId }
  const act = { ...cancel, mutate: () => ready && cancel.mutate(ready) }
  const again = {
    ...cancel,
    isPending: quote.isPending,
    mutate: () => {
      cancel.reset()
      if (siteIds) ask({ cancel: { siteIds } })
    },
  }
  return (
    <ActDialog
      isOpen={isOpen}
      onClose={onClose}
      size="lg"
      title={say(words.billing.cancel.title, { plan: name })}
      button={mustAskAgain ? words.billing.change.again : say(words.billing.cancel.button, { plan: name })}
      cancel={say(words.billing.cancel.keep, { plan: name })}
      color={mustAskAgain ? undefined : 'red'}
      act={mustAskAgain ? again : act}
      isReady={ready !== undefined}
    >
      {(sites.isFetching || quote.isPending) && !quote.data && <Waiting />}
      <ProblemAlert of={sites.error ?? quote.error} />
      {sites.data && quote.data && (
        <>
          <Text>
            {isLater(quote.data) ? (
              <Say
                of={words.billing.cancel.later}
                with={{ date: <Moment at={quote.data.effectiveAt} style="day" /> }}
              />
            ) : (
              words.billing.cancel.atOnce
            )}
          </Text>
          <SitesThatGo sites={sites.data} />
          <QuotedPrice quote={quote.data} />
        </>
      )}
    </ActDialog>
  )
}

function SitesThatGo({ sites }: { sites: Site[] }) {
  const { words, say } = useWords()
  if (sites.length === 0) return <Text>{words.billing.cancel.noSite}</Text>
  return (
    <Stack gap={4}>
      <Text fw={600}>{say(words.billing.cancel.sites, { n: sites.length })}</Text>
      <ScrollArea.Autosize mah="12rem" type="auto">
        <ListStart
          of={sites}
          step={100}
          around={(items) => <List>{items}</List>}
          each={({ siteId, name }) => (
            <List.Item key={siteId}>
              <bdi>{name}</bdi>
            </List.Item>
          )}
        />
      </ScrollArea.Autosize>
    </Stack>
  )
}
