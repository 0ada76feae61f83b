import { Alert, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useEffect } from 'react'
import { api, read, useAct } from '../api/client.ts'
import { useCompany } from '../company/company-context.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { Moment } from '../ui/moment.tsx'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { Say, useWords } from '../words/words.tsx'
import { type Choice, planName, planOf, type Quote, type Subscription, usePlans } from './offered-plans.ts'
import { isLater, QuotedPrice } from './quoted-price.tsx'
import { isOutdated, useQuote } from './use-quote.ts'

/** What the chosen plan costs, line by line, and the act itself: it costs just what is shown. */
export function PlanChange({
  subscription,
  chosen,
  onClose,
  onDone,
}: {
  subscription: Subscription
  chosen: Choice | undefined
  onClose: () => void
  onDone: () => void
}) {
  const { words, say } = useWords()
  const { companyId } = useCompany()
  const plans = usePlans()
  const quote = useQuote()
  const name = chosen ? planName(plans, chosen) : ''
  const take = useAct(
    ({ choice, quoteId }: { choice: Choice; quoteId: string }) =>
      api.PUT('/v1/companies/{companyId}/subscription', {
        params: { path: { companyId } },
        body: { ...choice, quoteId },
      }),
    () => {
      const done = quote.data && isLater(quote.data) ? words.billing.change.planned : words.billing.change.done
      notifications.show({ message: say(done, { plan: name }), color: 'accent' })
      onDone()
    },
  )
  const mustAskAgain = isOutdated(take.error)
  const { mutate: ask, reset: forget } = quote
  const { reset } = take
  useEffect(() => {
    reset()
    if (chosen) ask({ plan: chosen })
    else forget()
  }, [chosen, ask, forget, reset])

  const price = quote.data
  const act = {
    ...take,
    mutate: () => chosen && price && take.mutate({ choice: chosen, quoteId: price.quoteId }),
  }
  const again = {
    ...take,
    isPending: quote.isPending,
    mutate: () => {
      reset()
      if (chosen) ask({ plan: chosen })
    },
  }
  return (
    <ActDialog
      isOpen={chosen !== undefined}
      onClose={onClose}
      size="lg"
      title={say(subscription.plan ? words.billing.change.title : words.billing.change.firstTitle, { plan: name })}
      button={mustAskAgain ? words.billing.change.again : say(words.billing.change.button, { plan: name })}
      act={mustAskAgain ? again : act}
      isReady={price !== undefined}
    >
      {quote.isPending && <Waiting />}
      <ProblemAlert of={quote.error} />
      {chosen && price && (
        <>
          <When quote={price} name={name} />
          <QuotedPrice quote={price} />
          <LessAllowed subscription={subscription} chosen={chosen} quote={price} />
        </>
      )}
    </ActDialog>
  )
}

function When({ quote, name }: { quote: Quote; name: string }) {
  const { words } = useWords()
  if (!isLater(quote)) return <Text>{words.billing.change.atOnce}</Text>
  return (
    <Text>
      <Say of={words.billing.change.later} with={{ plan: name, date: <Moment at={quote.effectiveAt} style="day" /> }} />
    </Text>
  )
}

/** The company uses more than the smaller plan allows: then it would keep the larger one. */
function LessAllowed({ subscription, chosen, quote }: { subscription: Subscription; chosen: Choice; quote: Quote }) {
  const { words, say } = useWords()
  const { companyId } = useCompany()
  const plans = usePlans()
  const { data: usage } = read.useQuery('get', '/v1/companies/{companyId}/usage', { params: { path: { companyId } } })
  const plan = planOf(plans, chosen)
  if (!usage || !plan || !subscription.plan || !isLater(quote)) return null
  const places = [
    { used: usage.sites.used, allowed: plan.sites, sentence: words.billing.change.tooManySites },
    {
      used: usage.premiumStagings.used,
      allowed: plan.premiumStagings,
      sentence: words.billing.change.tooManyPremiumStagings,
    },
  ].filter(({ used, allowed }) => used > allowed)
  if (places.length === 0) return null
  return (
    <Alert color="orange" title={say(words.billing.change.doesNotFit, { plan: plan.name })}>
      {places.map(({ used, allowed, sentence }) => (
        <div key={sentence}>{say(sentence, { used, allowed })}</div>
      ))}
      {say(words.billing.change.keepsOtherwise, { plan: planName(plans, subscription.plan) })}
    </Alert>
  )
}
