import { SearchAttributeType, defineSearchAttributeKey } from '@temporalio/common';

/**
 * What Temporal's list of workflows can be searched by. Ids and dates only: search attributes are stored in the
 * clear, outside the store whose side tables can be erased.
 */

/** UUID of the store that the entity belongs to. */
export const dondocStore = defineSearchAttributeKey('DondocStore', SearchAttributeType.KEYWORD);
/** Plan id, e.g. `77-kh-tu`. */
export const dondocPlan = defineSearchAttributeKey('DondocPlan', SearchAttributeType.KEYWORD);
/** Task or obligation id, e.g. `77-12`. */
export const dondocEntity = defineSearchAttributeKey('DondocEntity', SearchAttributeType.KEYWORD);
/** What the entity does now, as its label on the screen, e.g. `chờ sự kiện`. */
export const dondocPhase = defineSearchAttributeKey('DondocPhase', SearchAttributeType.KEYWORD);
/**
 * Last day in time, `YYYY-MM-DD` in the plan's zone. A keyword, because a calendar date has no hour that would not
 * be invented; ISO dates compare as words: `DondocDueOn <= "2018-12-31"`.
 */
export const dondocDueOn = defineSearchAttributeKey('DondocDueOn', SearchAttributeType.KEYWORD);
/** The instant the workflow waits for. */
export const dondocNextAt = defineSearchAttributeKey('DondocNextAt', SearchAttributeType.DATETIME);
/** Ids of the bodies that have a part in the entity. */
export const dondocBodies = defineSearchAttributeKey('DondocBodies', SearchAttributeType.KEYWORD_LIST);

/** All of them: what the server's namespace must know before the first workflow starts. */
export const SEARCH_ATTRIBUTE_KEYS = [
  dondocStore,
  dondocPlan,
  dondocEntity,
  dondocPhase,
  dondocDueOn,
  dondocNextAt,
  dondocBodies,
] as const;
