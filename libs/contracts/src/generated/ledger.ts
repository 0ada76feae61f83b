import { message, service } from '../load.ts'

import type { Actor as ActorRead, ActorInput } from './holdfast/ledger/v1/Actor.ts'
export type Actor = ActorRead
export type { ActorInput }
export const Actor = message<ActorInput, ActorRead>('holdfast.ledger.v1.Actor')
import type { Applied as AppliedRead, AppliedInput } from './holdfast/ledger/v1/Applied.ts'
export type Applied = AppliedRead
export type { AppliedInput }
export const Applied = message<AppliedInput, AppliedRead>('holdfast.ledger.v1.Applied')
import type { AwaitInForceReply as AwaitInForceReplyRead, AwaitInForceReplyInput } from './holdfast/ledger/v1/AwaitInForceReply.ts'
export type AwaitInForceReply = AwaitInForceReplyRead
export type { AwaitInForceReplyInput }
export const AwaitInForceReply = message<AwaitInForceReplyInput, AwaitInForceReplyRead>('holdfast.ledger.v1.AwaitInForceReply')
import type { AwaitInForceRequest as AwaitInForceRequestRead, AwaitInForceRequestInput } from './holdfast/ledger/v1/AwaitInForceRequest.ts'
export type AwaitInForceRequest = AwaitInForceRequestRead
export type { AwaitInForceRequestInput }
export const AwaitInForceRequest = message<AwaitInForceRequestInput, AwaitInForceRequestRead>('holdfast.ledger.v1.AwaitInForceRequest')
import type { ConfirmReply as ConfirmReplyRead, ConfirmReplyInput } from './holdfast/ledger/v1/ConfirmReply.ts'
export type ConfirmReply = ConfirmReplyRead
export type { ConfirmReplyInput }
export const ConfirmReply = message<ConfirmReplyInput, ConfirmReplyRead>('holdfast.ledger.v1.ConfirmReply')
import type { ConfirmRequest as ConfirmRequestRead, ConfirmRequestInput } from './holdfast/ledger/v1/ConfirmRequest.ts'
export type ConfirmRequest = ConfirmRequestRead
export type { ConfirmRequestInput }
export const ConfirmRequest = message<ConfirmRequestInput, ConfirmRequestRead>('holdfast.ledger.v1.ConfirmRequest')
import type { ConsumersDefinition } from './holdfast/ledger/v1/Consumers.ts'
export const Consumers = service<ConsumersDefinition>('holdfast.ledger.v1.Consumers')
import type { DescribeLettersReply as DescribeLettersReplyRead, DescribeLettersReplyInput } from './holdfast/ledger/v1/DescribeLettersReply.ts'
export type DescribeLettersReply = DescribeLettersReplyRead
export type { DescribeLettersReplyInput }
export const DescribeLettersReply = message<DescribeLettersReplyInput, DescribeLettersReplyRead>('holdfast.ledger.v1.DescribeLettersReply')
import type { DescribeLettersRequest as DescribeLettersRequestRead, DescribeLettersRequestInput } from './holdfast/ledger/v1/DescribeLettersRequest.ts'
export type DescribeLettersRequest = DescribeLettersRequestRead
export type { DescribeLettersRequestInput }
export const DescribeLettersRequest = message<DescribeLettersRequestInput, DescribeLettersRequestRead>('holdfast.ledger.v1.DescribeLettersRequest')
import type { Entry as EntryRead, EntryInput } from './holdfast/ledger/v1/Entry.ts'
export type Entry = EntryRead
export type { EntryInput }
export const Entry = message<EntryInput, EntryRead>('holdfast.ledger.v1.Entry')
import type { Fact as FactRead, FactInput } from './holdfast/ledger/v1/Fact.ts'
export type Fact = FactRead
export type { FactInput }
export const Fact = message<FactInput, FactRead>('holdfast.ledger.v1.Fact')
import type { FactPlace as FactPlaceRead, FactPlaceInput } from './holdfast/ledger/v1/FactPlace.ts'
export type FactPlace = FactPlaceRead
export type { FactPlaceInput }
export const FactPlace = message<FactPlaceInput, FactPlaceRead>('holdfast.ledger.v1.FactPlace')
import type { FollowReply as FollowReplyRead, FollowReplyInput } from './holdfast/ledger/v1/FollowReply.ts'
export type FollowReply = FollowReplyRead
export type { FollowReplyInput }
export const FollowReply = message<FollowReplyInput, FollowReplyRead>('holdfast.ledger.v1.FollowReply')
import type { FollowRequest as FollowRequestRead, FollowRequestInput } from './holdfast/ledger/v1/FollowRequest.ts'
export type FollowRequest = FollowRequestRead
export type { FollowRequestInput }
export const FollowRequest = message<FollowRequestInput, FollowRequestRead>('holdfast.ledger.v1.FollowRequest')
import type { ForgetUserReply as ForgetUserReplyRead, ForgetUserReplyInput } from './holdfast/ledger/v1/ForgetUserReply.ts'
export type ForgetUserReply = ForgetUserReplyRead
export type { ForgetUserReplyInput }
export const ForgetUserReply = message<ForgetUserReplyInput, ForgetUserReplyRead>('holdfast.ledger.v1.ForgetUserReply')
import type { ForgetUserRequest as ForgetUserRequestRead, ForgetUserRequestInput } from './holdfast/ledger/v1/ForgetUserRequest.ts'
export type ForgetUserRequest = ForgetUserRequestRead
export type { ForgetUserRequestInput }
export const ForgetUserRequest = message<ForgetUserRequestInput, ForgetUserRequestRead>('holdfast.ledger.v1.ForgetUserRequest')
import type { Grant as GrantRead, GrantInput } from './holdfast/ledger/v1/Grant.ts'
export type Grant = GrantRead
export type { GrantInput }
export const Grant = message<GrantInput, GrantRead>('holdfast.ledger.v1.Grant')
import type { HeadsReply as HeadsReplyRead, HeadsReplyInput } from './holdfast/ledger/v1/HeadsReply.ts'
export type HeadsReply = HeadsReplyRead
export type { HeadsReplyInput }
export const HeadsReply = message<HeadsReplyInput, HeadsReplyRead>('holdfast.ledger.v1.HeadsReply')
import type { HeadsRequest as HeadsRequestRead, HeadsRequestInput } from './holdfast/ledger/v1/HeadsRequest.ts'
export type HeadsRequest = HeadsRequestRead
export type { HeadsRequestInput }
export const HeadsRequest = message<HeadsRequestInput, HeadsRequestRead>('holdfast.ledger.v1.HeadsRequest')
import type { LeaseDefinition } from './holdfast/ledger/v1/Lease.ts'
export const Lease = service<LeaseDefinition>('holdfast.ledger.v1.Lease')
import type { Leave as LeaveRead, LeaveInput } from './holdfast/ledger/v1/Leave.ts'
export type Leave = LeaveRead
export type { LeaveInput }
export const Leave = message<LeaveInput, LeaveRead>('holdfast.ledger.v1.Leave')
import type { LedgerDefinition } from './holdfast/ledger/v1/Ledger.ts'
export const Ledger = service<LedgerDefinition>('holdfast.ledger.v1.Ledger')
import type { LetterAct as LetterActRead, LetterActInput } from './holdfast/ledger/v1/LetterAct.ts'
export type LetterAct = LetterActRead
export type { LetterActInput }
export const LetterAct = message<LetterActInput, LetterActRead>('holdfast.ledger.v1.LetterAct')
import type { LetterAttachment as LetterAttachmentRead, LetterAttachmentInput } from './holdfast/ledger/v1/LetterAttachment.ts'
export type LetterAttachment = LetterAttachmentRead
export type { LetterAttachmentInput }
export const LetterAttachment = message<LetterAttachmentInput, LetterAttachmentRead>('holdfast.ledger.v1.LetterAttachment')
import type { LetterDescription as LetterDescriptionRead, LetterDescriptionInput } from './holdfast/ledger/v1/LetterDescription.ts'
export type LetterDescription = LetterDescriptionRead
export type { LetterDescriptionInput }
export const LetterDescription = message<LetterDescriptionInput, LetterDescriptionRead>('holdfast.ledger.v1.LetterDescription')
import type { LettersDefinition } from './holdfast/ledger/v1/Letters.ts'
export const Letters = service<LettersDefinition>('holdfast.ledger.v1.Letters')
import type { ListParkedReply as ListParkedReplyRead, ListParkedReplyInput } from './holdfast/ledger/v1/ListParkedReply.ts'
export type ListParkedReply = ListParkedReplyRead
export type { ListParkedReplyInput }
export const ListParkedReply = message<ListParkedReplyInput, ListParkedReplyRead>('holdfast.ledger.v1.ListParkedReply')
import type { ListParkedRequest as ListParkedRequestRead, ListParkedRequestInput } from './holdfast/ledger/v1/ListParkedRequest.ts'
export type ListParkedRequest = ListParkedRequestRead
export type { ListParkedRequestInput }
export const ListParkedRequest = message<ListParkedRequestInput, ListParkedRequestRead>('holdfast.ledger.v1.ListParkedRequest')
import type { ParkedStream as ParkedStreamRead, ParkedStreamInput } from './holdfast/ledger/v1/ParkedStream.ts'
export type ParkedStream = ParkedStreamRead
export type { ParkedStreamInput }
export const ParkedStream = message<ParkedStreamInput, ParkedStreamRead>('holdfast.ledger.v1.ParkedStream')
import type { PeersDefinition } from './holdfast/ledger/v1/Peers.ts'
export const Peers = service<PeersDefinition>('holdfast.ledger.v1.Peers')
import type { ReadReply as ReadReplyRead, ReadReplyInput } from './holdfast/ledger/v1/ReadReply.ts'
export type ReadReply = ReadReplyRead
export type { ReadReplyInput }
export const ReadReply = message<ReadReplyInput, ReadReplyRead>('holdfast.ledger.v1.ReadReply')
import type { ReadRequest as ReadRequestRead, ReadRequestInput } from './holdfast/ledger/v1/ReadRequest.ts'
export type ReadRequest = ReadRequestRead
export type { ReadRequestInput }
export const ReadRequest = message<ReadRequestInput, ReadRequestRead>('holdfast.ledger.v1.ReadRequest')
import type { Refused as RefusedRead, RefusedInput } from './holdfast/ledger/v1/Refused.ts'
export type Refused = RefusedRead
export type { RefusedInput }
export const Refused = message<RefusedInput, RefusedRead>('holdfast.ledger.v1.Refused')
import type { Renew as RenewRead, RenewInput } from './holdfast/ledger/v1/Renew.ts'
export type Renew = RenewRead
export type { RenewInput }
export const Renew = message<RenewInput, RenewRead>('holdfast.ledger.v1.Renew')
import type { ReplayParkedReply as ReplayParkedReplyRead, ReplayParkedReplyInput } from './holdfast/ledger/v1/ReplayParkedReply.ts'
export type ReplayParkedReply = ReplayParkedReplyRead
export type { ReplayParkedReplyInput }
export const ReplayParkedReply = message<ReplayParkedReplyInput, ReplayParkedReplyRead>('holdfast.ledger.v1.ReplayParkedReply')
import type { ReplayParkedRequest as ReplayParkedRequestRead, ReplayParkedRequestInput } from './holdfast/ledger/v1/ReplayParkedRequest.ts'
export type ReplayParkedRequest = ReplayParkedRequestRead
export type { ReplayParkedRequestInput }
export const ReplayParkedRequest = message<ReplayParkedRequestInput, ReplayParkedRequestRead>('holdfast.ledger.v1.ReplayParkedRequest')
import type { RequestContextsDefinition } from './holdfast/ledger/v1/RequestContexts.ts'
export const RequestContexts = service<RequestContextsDefinition>('holdfast.ledger.v1.RequestContexts')
import type { SnapshotReply as SnapshotReplyRead, SnapshotReplyInput } from './holdfast/ledger/v1/SnapshotReply.ts'
export type SnapshotReply = SnapshotReplyRead
export type { SnapshotReplyInput }
export const SnapshotReply = message<SnapshotReplyInput, SnapshotReplyRead>('holdfast.ledger.v1.SnapshotReply')
import type { SnapshotRequest as SnapshotRequestRead, SnapshotRequestInput } from './holdfast/ledger/v1/SnapshotRequest.ts'
export type SnapshotRequest = SnapshotRequestRead
export type { SnapshotRequestInput }
export const SnapshotRequest = message<SnapshotRequestInput, SnapshotRequestRead>('holdfast.ledger.v1.SnapshotRequest')
