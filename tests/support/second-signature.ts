import type { Adoption } from '../../src/usecases/adopt-plan.ts';

export const HEAD_MAILBOX = 'giam-doc.so-noi-vu@haugiang.example';

/** Results of these tasks are signed by the head of their body; that of Sở Nội vụ has a mailbox of his own. */
export const signedByHeads = (
  { plan, policy, digest }: Adoption,
  tasks: readonly string[] = ['77-9', '77-15'],
): Adoption => ({
  plan: {
    ...plan,
    bodies: plan.bodies.map((body) =>
      body.id === 'so-noi-vu' ? { ...body, headMailbox: HEAD_MAILBOX } : body,
    ),
  },
  policy: { ...policy, secondSignature: tasks },
  digest,
});
