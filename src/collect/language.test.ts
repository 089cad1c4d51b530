import assert from "node:assert/strict";
import { test } from "node:test";
import { languageOf } from "./language.ts";

const TEXTS: Record<string, string> = {
  en: "The government said on Friday that the talks would go on next week in the capital.",
  fr: "Le gouvernement a déclaré vendredi que les discussions se poursuivraient la semaine prochaine.",
  ar: "قالت الحكومة يوم الجمعة إن المحادثات ستستمر الأسبوع المقبل في العاصمة.",
  fa: "دولت روز جمعه اعلام کرد که گفتگوها هفته آینده در پایتخت ادامه خواهد یافت.",
  ckb: "حکومەت ڕۆژی هەینی ڕایگەیاند کە گفتوگۆکان هەفتەی داهاتوو لە پایتەخت بەردەوام دەبن.",
  he: "הממשלה הודיעה ביום שישי כי השיחות יימשכו בשבוע הבא בעיר הבירה.",
  ru: "Правительство заявило в пятницу, что переговоры продолжатся на следующей неделе.",
  uk: "Уряд заявив у п'ятницю, що переговори триватимуть наступного тижня у столиці.",
  tr: "Hükümet cuma günü görüşmelerin gelecek hafta başkentte süreceğini açıkladı.",
  ps: "حکومت د جمعې په ورځ وویل چې خبرې اترې به په راتلونکې اونۍ کې په پلازمېنه کې دوام وکړي، ښاغلي څرګنده کړه.",
  ku: "Hikûmetê roja înê ragihand ku danûstandin dê hefteya bê li paytextê berdewam bikin, çend şahidan got.",
};

for (const [language, text] of Object.entries(TEXTS)) {
  test(`knows ${language}`, () => assert.equal(languageOf(text, null).language, language));
}

test("nothing is guessed for too little text", () => {
  for (const text of ["", "x", "12 345 67", "Port hit"])
    assert.equal(languageOf(text, null).language, "und");
  assert.equal(languageOf("Port hit", "en-US").language, "en");
});

test("what is stated counts, unless a long text is clearly in another language", () => {
  const long = `${TEXTS["fr"]} `.repeat(4);
  assert.deepEqual(languageOf(TEXTS["fr"] ?? "", "en"), { language: "en", overrules: false });
  assert.deepEqual(languageOf(long, "en"), { language: "fr", overrules: true });
  assert.deepEqual(languageOf(long, "fr-CA"), { language: "fr", overrules: false });
  assert.deepEqual(languageOf(long, "French"), { language: "fr", overrules: false });
});
