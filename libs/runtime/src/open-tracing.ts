// The only file that loads OpenTelemetry. It is imported when a process traces, and never otherwise.
import { AsyncLocalStorage } from 'node:async_hooks'
import { DomainError } from '@holdfast/errors'
import {
  type Context,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  trace,
} from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { defaultResource, detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources'
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  type Sampler,
  SamplingDecision,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace'
import {
  isTraceparent,
  nameOfFailure,
  type OpenSpan,
  type SpanOptions,
  type Traceparent,
  type TracingConfig,
} from './span.ts'

export interface Tracing {
  startSpan(name: string, options: SpanOptions): OpenSpan | undefined
  active(): OpenSpan | undefined
  outside<Result>(work: () => Result): Result
  stop(): Promise<void>
}

const KINDS: Record<SpanOptions['kind'], SpanKind> = {
  internal: SpanKind.INTERNAL,
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
}

/** Of a batch; a follower takes 64 entries at once. */
const MOST_LINKS = 64

export function openTracing(service: string, config: TracingConfig): Tracing {
  const provider = new TracerProvider({
    resource: defaultResource()
      .merge(resourceFromAttributes({ 'service.name': service, 'service.namespace': 'holdfast' }))
      // What the environment says of the process (OTEL_SERVICE_NAME, OTEL_RESOURCE_ATTRIBUTES) counts more.
      .merge(detectResources({ detectors: [envDetector] })),
    sampler: withLinks(samplerOf(config)),
    // The exporter reads the endpoint, its headers and its certificates from the environment by itself.
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter(), scheduledDelayMillis: 1_000 })],
  })
  const tracer = provider.getTracer('holdfast')
  const present = new AsyncLocalStorage<OpenSpan>()
  const contexts = new WeakMap<OpenSpan, Context>()

  return {
    startSpan(name, { kind, attributes, from = 'here' }) {
      const place = placeOf(from)
      if (!place) return undefined
      const span = tracer.startSpan(name, { kind: KINDS[kind], attributes, links: place.links }, place.context)
      return span.isRecording() ? opened(span, place.context) : undefined
    },
    active: () => present.getStore(),
    outside: (work) => present.exit(work),
    stop: () => provider.shutdown(),
  }

  function placeOf(from: NonNullable<SpanOptions['from']>) {
    if (from === 'new') return { context: ROOT_CONTEXT }
    if (from === 'here') {
      const active = present.getStore()
      const context = active && contexts.get(active)
      return context && { context }
    }
    if ('parent' in from) {
      const { parent } = from
      return isTraceparent(parent) ? { context: trace.setSpanContext(ROOT_CONTEXT, spanContextOf(parent)) } : undefined
    }
    const links = from.follows.filter(isTraceparent).slice(0, MOST_LINKS)
    if (links.length === 0) return undefined
    return { context: ROOT_CONTEXT, links: links.map((link) => ({ context: spanContextOf(link) })) }
  }

  function opened(span: Span, parent: Context): OpenSpan {
    const { traceId, spanId } = span.spanContext()
    const open: OpenSpan = {
      traceparent: `00-${traceId}-${spanId}-01`,
      run: (work) => present.run(open, work),
      note: (attributes) => void span.setAttributes(attributes),
      // That a rule refuses is an answer. The trace says which one, and is not shown as broken.
      end(error, { isBroken = error !== undefined && !isAnswer(error) } = {}) {
        if (error !== undefined) span.setAttribute('error.type', nameOfFailure(error))
        if (isBroken) span.setStatus({ code: SpanStatusCode.ERROR })
        span.end()
      },
    }
    contexts.set(open, trace.setSpan(parent, span))
    return open
  }
}

function isAnswer(error: unknown): boolean {
  return error instanceof DomainError && error.kind !== 'unavailable'
}

function spanContextOf(traceparent: Traceparent): SpanContext {
  const [, traceId = '', spanId = ''] = traceparent.split('-')
  return { traceId, spanId, traceFlags: TraceFlags.SAMPLED, isRemote: true }
}

/** By the values that OpenTelemetry gives the variable. Decided once for a trace, where it begins. */
function samplerOf({ OTEL_TRACES_SAMPLER: name, OTEL_TRACES_SAMPLER_ARG: ratio }: TracingConfig): Sampler {
  switch (name?.replace('parentbased_', '')) {
    case 'always_off':
      return new ParentBasedSampler({ root: new AlwaysOffSampler() })
    case 'traceidratio':
      return new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(ratio === undefined ? 1 : Number(ratio)) })
    default:
      return new ParentBasedSampler({ root: new AlwaysOnSampler() })
  }
}

/** A trace that follows from a sampled one is sampled too: otherwise of a hundredth, only a ten-thousandth would be whole. */
function withLinks(sampler: Sampler): Sampler {
  return {
    shouldSample(...asked) {
      const [, , , , , links] = asked
      return links.length > 0 ? { decision: SamplingDecision.RECORD_AND_SAMPLED } : sampler.shouldSample(...asked)
    },
    toString: () => `WithLinks{${sampler.toString()}}`,
  }
}
