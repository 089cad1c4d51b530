// Two reports of one war day, written for this test, with translations of each. They share places, people and the day.

export interface TranslatedReport {
  readonly story: "bridge" | "hospital";
  readonly language: string;
  readonly text: string;
}

export const TRANSLATED_REPORTS: readonly TranslatedReport[] = [
  {
    story: "bridge",
    language: "en",
    text: `A drone struck the bridge at Qasr Marwan on Tuesday, killing 17 people and wounding 43, the provincial governor, Salem Haddad, told reporters in Damascus.

The bridge, opened on 9 March 2011, carried about 2,750 vehicles a day between Homs and Palmyra. Repairs will cost 6.4 million dollars and take 18 months, Haddad said.

A spokesman for the army in Damascus, Colonel Bassam Rifai, said that 3 drones were shot down near Palmyra. Israel and Turkey made no comment. The statement was published at https://news.example/qasr-marwan-bridge.`,
  },
  {
    story: "bridge",
    language: "ar",
    text: `قُتل 17 شخصاً وأصيب 43 آخرون عندما استهدفت طائرة مسيّرة الجسر في قصر مروان يوم الثلاثاء، بحسب ما قال محافظ المنطقة سالم حداد للصحفيين في دمشق.

وكان الجسر الذي افتتح في 9 مارس 2011 ينقل نحو 2750 سيارة يومياً بين حمص وتدمر. وقال حداد إن إصلاحه سيكلف 6.4 مليون دولار ويستغرق 18 شهراً.

وقال المتحدث باسم الجيش في دمشق العقيد بسام رفاعي إن 3 طائرات مسيّرة أسقطت قرب تدمر. ولم تعلق إسرائيل وتركيا. ونشر البيان على https://news.example/qasr-marwan-bridge`,
  },
  {
    story: "bridge",
    language: "fa",
    text: `به گفتهٔ سالم حداد، استاندار، در حملهٔ پهپادی روز سه‌شنبه به پل قصر مروان ۱۷ نفر کشته و ۴۳ نفر زخمی شدند. او این را در دمشق به خبرنگاران گفت.

این پل که ۹ مارس ۲۰۱۱ گشایش یافت روزانه حدود ۲٬۷۵۰ خودرو را میان حمص و پالمیرا جابه‌جا می‌کرد. حداد گفت که تعمیر آن ۶٫۴ میلیون دلار هزینه دارد و ۱۸ ماه طول می‌کشد.

سرهنگ بسام رفاعی، سخنگوی ارتش در دمشق، گفت سه پهپاد نزدیک پالمیرا سرنگون شد. اسرائیل و ترکیه اظهار نظری نکردند.`,
  },
  {
    story: "bridge",
    language: "ru",
    text: `Беспилотник нанёс удар по мосту в Каср-Марване во вторник, 17 человек погибли и 43 ранены, сообщил журналистам в Дамаске губернатор провинции Салем Хаддад.

Мост, открытый 9 марта 2011 года, пропускал около 2750 машин в день между Хомсом и Пальмирой. Ремонт обойдётся в 6,4 миллиона долларов и займёт 18 месяцев, сказал Хаддад.

Представитель армии в Дамаске полковник Бассам Рифаи заявил, что возле Пальмиры сбиты 3 беспилотника. Израиль и Турция не дали комментариев.`,
  },
  {
    story: "bridge",
    language: "he",
    text: `כטב"ם פגע ביום שלישי בגשר בקסר מרואן, 17 בני אדם נהרגו ו-43 נפצעו, כך אמר לכתבים בדמשק מושל המחוז סאלם חדאד.

הגשר, שנפתח ב-9 במרץ 2011, שירת כ-2,750 כלי רכב ביום בין חומס לפלמירה. התיקון יעלה 6.4 מיליון דולר ויימשך 18 חודשים, אמר חדאד.

דובר הצבא בדמשק, קולונל בסאם ריפאעי, אמר כי 3 כטב"מים הופלו ליד פלמירה. ישראל וטורקיה לא הגיבו.`,
  },
  {
    story: "bridge",
    language: "tr",
    text: `Salı günü bir insansız hava aracı Kasr Marvan'daki köprüyü vurdu; 17 kişi öldü, 43 kişi yaralandı. Vali Salem Haddad bunu Şam'da gazetecilere açıkladı.

9 Mart 2011'de açılan köprüden Humus ile Palmira arasında günde yaklaşık 2.750 araç geçiyordu. Haddad, onarımın 6,4 milyon dolara mal olacağını ve 18 ay süreceğini söyledi.

Ordu sözcüsü Albay Bassam Rifai, Palmira yakınında 3 insansız hava aracının düşürüldüğünü söyledi. İsrail ve Türkiye yorum yapmadı.`,
  },
  {
    story: "bridge",
    language: "fr",
    text: `Un drone a frappé mardi le pont de Qasr Marwan, faisant 17 morts et 43 blessés, a déclaré à la presse à Damas le gouverneur de la province, Salem Haddad.

Le pont, ouvert le 9 mars 2011, voyait passer environ 2 750 véhicules par jour entre Homs et Palmyre. Les réparations coûteront 6,4 millions de dollars et dureront 18 mois, selon M. Haddad.

Un porte-parole de l'armée à Damas, le colonel Bassam Rifai, a dit que 3 drones avaient été abattus près de Palmyre. Israël et la Turquie n'ont pas réagi.`,
  },
  {
    story: "hospital",
    language: "en",
    text: `The hospital of Tel Shahin ran out of fuel on Tuesday, its director, Nadia Khoury, said by telephone. Of its 212 patients 26 were moved to Homs and 11 to Damascus.

The road from Palmyra has been closed for 34 days since the fighting of 2 October. Convoys of the Red Crescent carried 1,480 litres where 9,600 are needed each week, Khoury said.

The governor, Salem Haddad, said in Damascus that a drone had damaged the depot. Israel and Turkey made no comment. At least 17 lorries wait at the border.`,
  },
  {
    story: "hospital",
    language: "ar",
    text: `نفد الوقود من مستشفى تل شاهين يوم الثلاثاء، كما قالت مديرته نادية خوري عبر الهاتف. ونقل من مرضاه البالغ عددهم 212 مريضاً 26 إلى حمص و11 إلى دمشق.

وأغلق الطريق من تدمر منذ 34 يوماً بعد معارك 2 أكتوبر. وقالت خوري إن قوافل الهلال الأحمر نقلت 1480 لتراً بينما يحتاج المستشفى إلى 9600 لتر كل أسبوع.

وقال المحافظ سالم حداد في دمشق إن طائرة مسيّرة ألحقت أضراراً بالمستودع. ولم تعلق إسرائيل وتركيا. وتنتظر 17 شاحنة على الأقل عند الحدود.`,
  },
  {
    story: "hospital",
    language: "ru",
    text: `В больнице Тель-Шахина во вторник закончилось топливо, сообщила по телефону её директор Надия Хури. Из 212 пациентов 26 перевезли в Хомс и 11 в Дамаск.

Дорога из Пальмиры закрыта 34 дня, с боёв 2 октября. Колонны Красного Полумесяца доставили 1480 литров, а нужно 9600 в неделю, сказала Хури.

Губернатор Салем Хаддад сказал в Дамаске, что беспилотник повредил склад. Израиль и Турция не дали комментариев. Не менее 17 грузовиков ждут на границе.`,
  },
  {
    story: "hospital",
    language: "fa",
    text: `به گفتهٔ نادیا خوری، مدیر بیمارستان تل شاهین، سوخت این بیمارستان روز سه‌شنبه تمام شد. از ۲۱۲ بیمار آن ۲۶ نفر به حمص و ۱۱ نفر به دمشق منتقل شدند.

جادهٔ پالمیرا از درگیری‌های ۲ اکتبر، ۳۴ روز است که بسته است. خوری گفت کاروان‌های هلال احمر ۱۴۸۰ لیتر آوردند در حالی که هر هفته ۹۶۰۰ لیتر لازم است.

سالم حداد، استاندار، در دمشق گفت که پهپادی به انبار آسیب زد. اسرائیل و ترکیه اظهار نظری نکردند. دست‌کم ۱۷ کامیون در مرز منتظرند.`,
  },
];
