<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Open files…</source>
        <translation>&amp;Dateien öffnen…</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>&amp;Ordner öffnen…</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>&amp;Export CSV…</source>
        <translation>&amp;CSV exportieren…</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>&amp;Verlauf</translation>
    </message>
    <message>
        <source>C&amp;lear the list</source>
        <translation>&amp;Liste leeren</translation>
    </message>
    <message>
        <source>&amp;Why this answer</source>
        <translation>&amp;Warum diese Antwort</translation>
    </message>
    <message>
        <source>&amp;Copy the answer as text</source>
        <translation>Antwort als &amp;Text kopieren</translation>
    </message>
    <message>
        <source>Copy the &amp;picture</source>
        <translation>Bil&amp;d kopieren</translation>
    </message>
    <message>
        <source>&amp;Report of this picture…</source>
        <translation>&amp;Bericht zu diesem Bild…</translation>
    </message>
    <message>
        <source>Report of &amp;all pictures…</source>
        <translation>Bericht zu &amp;allen Bildern…</translation>
    </message>
    <message>
        <source>Pr&amp;int the report of this picture…</source>
        <translation>Bericht zu diesem Bild dr&amp;ucken…</translation>
    </message>
    <message>
        <source>Print the report o&amp;f all pictures…</source>
        <translation>Bericht zu allen Bildern d&amp;rucken…</translation>
    </message>
    <message>
        <source>&amp;SQL that ran</source>
        <translation>&amp;SQL, das ausgeführt wurde</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Bee&amp;nden</translation>
    </message>
    <message>
        <source>&amp;Try failed ones again</source>
        <translation>&amp;Fehlgeschlagene erneut versuchen</translation>
    </message>
    <message>
        <source>&amp;Pause the run</source>
        <translation>Lauf &amp;anhalten</translation>
    </message>
    <message>
        <source>Export what &amp;failed or was skipped…</source>
        <translation>&amp;Fehlgeschlagenes und Übersprungenes exportieren…</translation>
    </message>
    <message>
        <source>&amp;Find in the list</source>
        <translation>&amp;In der Liste suchen</translation>
    </message>
    <message>
        <source>&amp;Cancel the run</source>
        <translation>Lauf ab&amp;brechen</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;About yogadesk</source>
        <translation>Ü&amp;ber yogadesk</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Pictures</source>
        <translation>&amp;Bilder</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Modell</translation>
    </message>
    <message>
        <source>&amp;Site</source>
        <translation>&amp;Standort</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>{action} ({keys})</source>
        <translation>{action} ({keys})</translation>
    </message>
</context>
<context>
    <name>Assistant</name>
    <message>
        <source>Set up a site</source>
        <translation>Einen Standort einrichten</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>&amp;Fertig</translation>
    </message>
    <message>
        <source>Anoth&amp;er site…</source>
        <translation>Andere&amp;r Standort…</translation>
    </message>
    <message>
        <source>Go to the first page, to set up another site</source>
        <translation>Zur ersten Seite, um einen anderen Standort einzurichten</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Location and dataset</source>
        <translation>Region und Dataset</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Bucket</source>
        <translation>Bucket</translation>
    </message>
    <message>
        <source>Pictures and health</source>
        <translation>Bilder und Gesundheit</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>Kapazität</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>Set up “{site}” · Step {number} of {count}</source>
        <translation>„{site}“ einrichten · Schritt {number} von {count}</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
</context>
<context>
    <name>BucketPage</name>
    <message>
        <source>Bucket</source>
        <translation>Bucket</translation>
    </message>
    <message>
        <source>Pictures and models are sent here. The bucket is made in the location of the dataset, with uniform access and closed to the public; the connection may read it. Google takes a few minutes to make that right known: you see how long.</source>
        <translation>Bilder und Modelle werden hierhin geschickt. Der Bucket entsteht in der Region des Datasets, mit einheitlichem Zugriff und für die Öffentlichkeit geschlossen; die Verbindung darf ihn lesen. Google braucht einige Minuten, bis dieses Recht überall bekannt ist: Sie sehen, wie lange.</translation>
    </message>
    <message>
        <source>B&amp;ucket</source>
        <translation>B&amp;ucket</translation>
    </message>
    <message>
        <source>No other bucket in the world may have its name. 3 to 63 small letters, digits, dashes, dots and underscores.</source>
        <translation>Kein anderer Bucket der Welt darf so heißen. 3 bis 63 kleine Buchstaben, Ziffern, Striche, Punkte und Unterstriche.</translation>
    </message>
    <message>
        <source>Pictures are &amp;kept under</source>
        <translation>Bilder &amp;liegen unter</translation>
    </message>
    <message>
        <source>What the names of the pictures begin with, such as “inbox/”.</source>
        <translation>Womit die Namen der Bilder beginnen, etwa „inbox/“.</translation>
    </message>
</context>
<context>
    <name>CapacityPage</name>
    <message>
        <source>Capacity</source>
        <translation>Kapazität</translation>
    </message>
    <message>
        <source>BigQuery runs an imported model over pictures only on reserved capacity of the Enterprise edition. If your organisation has assigned some to the project, nothing is made. Otherwise yogadesk can reserve: nothing while it rests, more while it works. It waits some minutes until the capacity is there.</source>
        <translation>BigQuery führt ein importiertes Modell über Bildern nur auf reservierter Kapazität der Edition Enterprise aus. Hat Ihre Organisation dem Projekt welche zugewiesen, wird nichts angelegt. Sonst kann yogadesk reservieren: nichts in Ruhe, mehr bei der Arbeit. Es dauert einige Minuten, bis die Kapazität da ist.</translation>
    </message>
    <message>
        <source>&amp;Reserve capacity (this costs money while it works)</source>
        <translation>&amp;Kapazität reservieren (kostet Geld, während sie arbeitet)</translation>
    </message>
    <message>
        <source>See &amp;what is assigned</source>
        <translation>Nachsehen, &amp;was zugewiesen ist</translation>
    </message>
    <message>
        <source>&amp;Drop the reservation</source>
        <translation>Reservierung auf&amp;geben</translation>
    </message>
    <message>
        <source>Small letters, digits and dashes.</source>
        <translation>Kleine Buchstaben, Ziffern und Striche.</translation>
    </message>
    <message>
        <source>In steps of 50. More is faster and dearer.</source>
        <translation>In Schritten von 50. Mehr ist schneller und teurer.</translation>
    </message>
    <message>
        <source>Na&amp;me of the reservation</source>
        <translation>Na&amp;me der Reservierung</translation>
    </message>
    <message>
        <source>Most &amp;slots</source>
        <translation>Höchstens so viele &amp;Slots</translation>
    </message>
    <message>
        <source>Dropping the reservation…</source>
        <translation>Die Reservierung wird aufgegeben…</translation>
    </message>
</context>
<context>
    <name>Charts</name>
    <message>
        <source>Calibration</source>
        <translation>Kalibrierung</translation>
    </message>
    <message>
        <source>Confidence of the answer</source>
        <translation>Sicherheit der Antwort</translation>
    </message>
    <message>
        <source>Share that is right</source>
        <translation>Anteil, der stimmt</translation>
    </message>
    <message>
        <source>{pictures} at {confidence}: {accuracy} right</source>
        <translation>{pictures} bei {confidence}: {accuracy} richtig</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>Share of pictures</source>
        <translation>Anteil der Bilder</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>beantwortet</translation>
    </message>
    <message>
        <source>right of these</source>
        <translation>davon richtig</translation>
    </message>
</context>
<context>
    <name>ClassButton</name>
    <message>
        <source>no score</source>
        <translation>kein Wert</translation>
    </message>
    <message>
        <source>It is {pose} ({score})</source>
        <translation>Es ist {pose} ({score})</translation>
    </message>
    <message>
        <source>Press {number} to say that it is {pose}</source>
        <translation>{number} drücken, um zu sagen: Es ist {pose}</translation>
    </message>
</context>
<context>
    <name>CommandText</name>
    <message>
        <source>The same by hand</source>
        <translation>Dasselbe von Hand</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Nothing to paste</source>
        <translation>Nichts einzufügen</translation>
    </message>
    <message>
        <source>The clipboard holds neither a picture nor files.</source>
        <translation>In der Zwischenablage ist weder ein Bild noch eine Datei.</translation>
    </message>
    <message>
        <source>{answers} in {file}</source>
        <translation>{answers} in {file}</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>Exportiert</translation>
    </message>
</context>
<context>
    <name>Confidence</name>
    <message>
        <source>Confident</source>
        <translation>Sicher</translation>
    </message>
    <message>
        <source>Likely</source>
        <translation>Wahrscheinlich</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>Unsicher</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>Use this threshold</source>
        <translation>Diese Schwelle verwenden</translation>
    </message>
    <message>
        <source>Advised: {threshold}</source>
        <translation>Empfohlen: {threshold}</translation>
    </message>
    <message>
        <source>The lowest one at which 97 of 100 answers are right, if that keeps enough.</source>
        <translation>Die niedrigste, bei der 97 von 100 Antworten stimmen, sofern genug übrig bleiben.</translation>
    </message>
    <message>
        <source>Can its confidence be believed?</source>
        <translation>Ist seiner Sicherheit zu trauen?</translation>
    </message>
    <message>
        <source>What a threshold costs and brings</source>
        <translation>Was eine Schwelle kostet und bringt</translation>
    </message>
    <message>
        <source>On the dashed line it is as often right as it says. Bars: how many answers.</source>
        <translation>Auf der gestrichelten Linie hat es so oft recht, wie es sagt. Balken: wie viele Antworten.</translation>
    </message>
    <message>
        <source>Drag the line: below the threshold the answer is “not sure”.</source>
        <translation>Die Linie lässt sich ziehen: unter der Schwelle lautet die Antwort „nicht sicher“.</translation>
    </message>
    <message>
        <source>At {threshold}: {answered} are answered, {accuracy} of these right</source>
        <translation>Bei {threshold}: {answered} werden beantwortet, davon {accuracy} richtig</translation>
    </message>
</context>
<context>
    <name>ConnectionPage</name>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Through the connection BigQuery reads the pictures in the bucket. It has a service account of its own, which may read that bucket and nothing else.</source>
        <translation>Über die Verbindung liest BigQuery die Bilder im Bucket. Sie hat ein eigenes Dienstkonto, das nur diesen Bucket lesen darf und sonst nichts.</translation>
    </message>
    <message>
        <source>&amp;Connection</source>
        <translation>&amp;Verbindung</translation>
    </message>
    <message>
        <source>Letters, digits, dashes and underscores.</source>
        <translation>Buchstaben, Ziffern, Striche und Unterstriche.</translation>
    </message>
    <message>
        <source>Service account</source>
        <translation>Dienstkonto</translation>
    </message>
    <message>
        <source>Cop&amp;y the service account</source>
        <translation>Dienstkonto ko&amp;pieren</translation>
    </message>
    <message>
        <source>Its service account: {account}</source>
        <translation>Ihr Dienstkonto: {account}</translation>
    </message>
</context>
<context>
    <name>CostBar</name>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Fortfahren</translation>
    </message>
    <message>
        <source>&amp;Cancel the run</source>
        <translation>Lauf ab&amp;brechen</translation>
    </message>
</context>
<context>
    <name>CostGate</name>
    <message>
        <source>What this run took</source>
        <translation>Was dieser Lauf gebraucht hat</translation>
    </message>
</context>
<context>
    <name>Costs</name>
    <message>
        <source>{count} statements ran; {bytes} were billed.</source>
        <translation>{count} Anweisungen liefen; {bytes} wurden berechnet.</translation>
    </message>
    <message>
        <source>The site told of no slot time.</source>
        <translation>Der Standort hat keine Slot-Zeit genannt.</translation>
    </message>
    <message>
        <source>Slot time {slots}: {money} at the price known. The reservation bills at least a minute of 50 slots whenever it wakes; the invoice has the last word.</source>
        <translation>Slot-Zeit {slots}: {money} zum bekannten Preis. Die Reservierung berechnet mindestens eine Minute mit 50 Slots, sooft sie aufwacht; das letzte Wort hat die Rechnung.</translation>
    </message>
    <message>
        <source>{pictures}. To upload: at most {bytes}. Statements: {queries} or more. Slot time: about {slots}. Cost: about {money}, at the price known on {day}.</source>
        <translation>{pictures}. Hochzuladen: höchstens {bytes}. Anweisungen: {queries} oder mehr. Slot-Zeit: etwa {slots}. Kosten: etwa {money}, zum Preis vom {day}.</translation>
    </message>
    <message>
        <source>The slot time is what earlier pictures of this session took.</source>
        <translation>Die Slot-Zeit ist die früherer Bilder dieser Sitzung.</translation>
    </message>
    <message>
        <source>The slot time is a cautious guess until the first pictures are measured: of pictures in a bucket, BigQuery’s dry run tells neither bytes nor slots.</source>
        <translation>Die Slot-Zeit ist vorsichtig geschätzt, bis die ersten Bilder gemessen sind: Für Bilder in einem Bucket nennt BigQuerys Probelauf weder Bytes noch Slots.</translation>
    </message>
</context>
<context>
    <name>CrashNet</name>
    <message>
        <source>Something in yogadesk broke</source>
        <translation>In yogadesk ist etwas kaputtgegangen</translation>
    </message>
    <message>
        <source>A fault in yogadesk itself stopped what it was doing.</source>
        <translation>Ein Fehler in yogadesk selbst hat unterbrochen, was gerade geschah.</translation>
    </message>
    <message>
        <source>Every answer already shown is saved, and you can go on working. The details help to mend it: copy them into a report.</source>
        <translation>Jede gezeigte Antwort ist gespeichert, und Sie können weiterarbeiten. Die Einzelheiten helfen, den Fehler zu beheben: Kopieren Sie sie in eine Meldung.</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortfahren</translation>
    </message>
</context>
<context>
    <name>CreatePage</name>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Steps finished</source>
        <translation>Schritte erledigt</translation>
    </message>
    <message>
        <source>Copy &amp;all commands</source>
        <translation>Alle &amp;Befehle kopieren</translation>
    </message>
    <message>
        <source>Delete &amp;what was created…</source>
        <translation>&amp;Angelegtes löschen…</translation>
    </message>
    <message>
        <source>{step}: {cost}</source>
        <translation>{step}: {cost}</translation>
    </message>
    <message>
        <source>Setting it up costs nothing.</source>
        <translation>Das Einrichten kostet nichts.</translation>
    </message>
    <message>
        <source>These cost money: {names}.</source>
        <translation>Diese kosten Geld: {names}.</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Es beginnt…</translation>
    </message>
    <message>
        <source>Delete what was created</source>
        <translation>Angelegtes löschen</translation>
    </message>
    <message>
        <source>Delete what this assistant made on “{site}”?</source>
        <translation>Löschen, was dieser Assistent für „{site}“ angelegt hat?</translation>
    </message>
    <message>
        <source>The pictures sent there go too. What was there before stays, and so do the answers in this computer&apos;s history.</source>
        <translation>Die dorthin geschickten Bilder verschwinden mit. Was vorher da war, bleibt, ebenso die Antworten im Verlauf dieses Computers.</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <source>Deleting…</source>
        <translation>Es wird gelöscht…</translation>
    </message>
    <message>
        <source>{step}: {note}</source>
        <translation>{step}: {note}</translation>
    </message>
    <message>
        <source>{step}…</source>
        <translation>{step}…</translation>
    </message>
    <message>
        <source>{there} of {count} steps are there already.</source>
        <translation>{there} von {count} Schritten sind schon erledigt.</translation>
    </message>
    <message>
        <source>“{step}” did not work. What was made before it is kept.</source>
        <translation>„{step}“ hat nicht geklappt. Was vorher angelegt wurde, bleibt.</translation>
    </message>
    <message>
        <source>Everything is made, and a sample picture was classified.</source>
        <translation>Alles ist angelegt, und ein Beispielbild wurde klassifiziert.</translation>
    </message>
    <message>
        <source>Not everything could be deleted.</source>
        <translation>Nicht alles ließ sich löschen.</translation>
    </message>
    <message>
        <source>What was created is deleted. Your answers are kept.</source>
        <translation>Das Angelegte ist gelöscht. Ihre Antworten bleiben.</translation>
    </message>
    <message>
        <source>&amp;Create</source>
        <translation>&amp;Anlegen</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Erneut versuchen</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>&amp;Create again</source>
        <translation>&amp;Erneut anlegen</translation>
    </message>
    <message>
        <source>Nothing is made before you press Create. This is what will be.</source>
        <translation>Nichts wird angelegt, bevor Sie „Anlegen“ drücken. Das hier wird es sein.</translation>
    </message>
    <message>
        <source>You can stop at any time: what is made is found again.</source>
        <translation>Sie können jederzeit aufhören: Angelegtes wird wiedergefunden.</translation>
    </message>
    <message>
        <source>One step needs you. The others wait; nothing is made twice.</source>
        <translation>Ein Schritt braucht Sie. Die anderen warten; nichts wird doppelt angelegt.</translation>
    </message>
    <message>
        <source>The site is ready.</source>
        <translation>Der Standort ist bereit.</translation>
    </message>
    <message>
        <source>Only what this assistant made is deleted.</source>
        <translation>Gelöscht wird nur, was dieser Assistent angelegt hat.</translation>
    </message>
    <message>
        <source>The site is as it was before.</source>
        <translation>Der Standort ist wie vorher.</translation>
    </message>
</context>
<context>
    <name>Detail</name>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Closest: {pose} {score}</source>
        <translation>Am ehesten: {pose} {score}</translation>
    </message>
    <message>
        <source>{confidence} · {score}</source>
        <translation>{confidence} · {score}</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>Just a moment…</source>
        <translation>Einen Augenblick…</translation>
    </message>
    <message>
        <source>This picture was not classified.</source>
        <translation>Dieses Bild wurde nicht klassifiziert.</translation>
    </message>
    <message>
        <source>Classify it</source>
        <translation>Klassifizieren</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>Unsicher</translation>
    </message>
    <message>
        <source>Change the threshold…</source>
        <translation>Schwelle ändern…</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Open pictures</source>
        <translation>Bilder öffnen</translation>
    </message>
    <message>
        <source>Pictures ({endings})</source>
        <translation>Bilder ({endings})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open a folder of pictures</source>
        <translation>Einen Ordner mit Bildern öffnen</translation>
    </message>
    <message>
        <source>Export the answers as CSV</source>
        <translation>Antworten als CSV exportieren</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>PDF, to print and to send (*.pdf)</source>
        <translation>PDF, zum Drucken und Verschicken (*.pdf)</translation>
    </message>
    <message>
        <source>Web page in one file (*.html)</source>
        <translation>Webseite in einer Datei (*.html)</translation>
    </message>
    <message>
        <source>A folder with one sub-folder for each pose</source>
        <translation>Ein Ordner mit je einem Unterordner pro Haltung</translation>
    </message>
    <message>
        <source>Save the answers</source>
        <translation>Die Antworten speichern</translation>
    </message>
    <message>
        <source>Save diagnostics</source>
        <translation>Diagnose speichern</translation>
    </message>
    <message>
        <source>ZIP file (*.zip)</source>
        <translation>ZIP-Datei (*.zip)</translation>
    </message>
    <message>
        <source>Next and previous picture</source>
        <translation>Nächstes und voriges Bild</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Quick look at the picture</source>
        <translation>Schneller Blick auf das Bild</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Picture over the whole window</source>
        <translation>Bild über das ganze Fenster</translation>
    </message>
    <message>
        <source>Correct the answer</source>
        <translation>Antwort berichtigen</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>About yogadesk</source>
        <translation>Über yogadesk</translation>
    </message>
    <message>
        <source>Which yoga pose does a photograph show, how sure is that, and what is it good for. On this computer or in BigQuery ML.</source>
        <translation>Welche Yoga-Haltung zeigt ein Foto, wie sicher ist das, und wozu ist sie gut. Auf diesem Computer oder in BigQuery ML.</translation>
    </message>
    <message>
        <source>Print the report</source>
        <translation>Bericht drucken</translation>
    </message>
</context>
<context>
    <name>Doubt</name>
    <message>
        <source>An answer counts from {threshold}.</source>
        <translation>Eine Antwort gilt ab {threshold}.</translation>
    </message>
    <message>
        <source>The picture is unlike all that the model was taught with. It may show another pose, or none. The most similar is {second}.</source>
        <translation>Das Bild gleicht nichts, womit das Modell gelernt hat. Es zeigt vielleicht eine andere Haltung oder keine. Am ähnlichsten ist {second}.</translation>
    </message>
    <message>
        <source>Two poses are close together: {best} with {score} and {second} with {second_score}.</source>
        <translation>Zwei Haltungen liegen dicht beieinander: {best} mit {score} und {second} mit {second_score}.</translation>
    </message>
    <message>
        <source>No pose stands out: the best match, {best}, has {score}. The picture may show another pose, several people, or none.</source>
        <translation>Keine Haltung ragt heraus: Die beste, {best}, hat {score}. Das Bild zeigt vielleicht eine andere Haltung, mehrere Menschen oder keine.</translation>
    </message>
    <message>
        <source>{best} with {score} misses the threshold narrowly.</source>
        <translation>{best} verfehlt die Schwelle mit {score} knapp.</translation>
    </message>
    <message>
        <source>The best match, {best} with {score}, is below the threshold. The picture may show another pose, or this one from an unusual side.</source>
        <translation>Die beste, {best} mit {score}, liegt unter der Schwelle. Das Bild zeigt vielleicht eine andere Haltung, oder diese von einer ungewohnten Seite.</translation>
    </message>
</context>
<context>
    <name>DropOverlay</name>
    <message>
        <source>Drop to classify</source>
        <translation>Zum Klassifizieren loslassen</translation>
    </message>
    <message>
        <source>1 file or folder. The original stays where it is.</source>
        <translation>1 Datei oder Ordner. Das Original bleibt, wo es ist.</translation>
    </message>
    <message>
        <source>{count} files or folders. The originals stay where they are.</source>
        <translation>{count} Dateien oder Ordner. Die Originale bleiben, wo sie sind.</translation>
    </message>
</context>
<context>
    <name>Earlier</name>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Not sure ({pose} {score})</source>
        <translation>Unsicher ({pose} {score})</translation>
    </message>
</context>
<context>
    <name>EarlierCard</name>
    <message>
        <source>Earlier answers for this picture</source>
        <translation>Frühere Antworten zu diesem Bild</translation>
    </message>
    <message>
        <source>and {answers} more</source>
        <translation>und {answers} mehr</translation>
    </message>
    <message>
        <source>{answer}, corrected to {pose}</source>
        <translation>{answer}, berichtigt zu {pose}</translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <source>Every answer will be listed here</source>
        <translation>Jede Antwort wird hier stehen</translation>
    </message>
    <message>
        <source>Classify a picture, and it is kept: to search, to correct, to export.</source>
        <translation>Klassifizieren Sie ein Bild, und es bleibt: zum Suchen, Berichtigen und Exportieren.</translation>
    </message>
    <message>
        <source>Go and classify pictures</source>
        <translation>Bilder klassifizieren</translation>
    </message>
    <message>
        <source>Nothing in the history fits</source>
        <translation>Nichts im Verlauf passt</translation>
    </message>
    <message>
        <source>Try fewer letters, or another filter.</source>
        <translation>Versuchen Sie weniger Buchstaben oder einen anderen Filter.</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>Drop photographs here</source>
        <translation>Fotos hierher ziehen</translation>
    </message>
    <message>
        <source>or a whole folder of them. You see the yoga pose, how sure the answer is, and what the pose is good for.</source>
        <translation>oder einen ganzen Ordner. Sie sehen die Yoga-Haltung, wie sicher die Antwort ist und wozu die Haltung gut ist.</translation>
    </message>
    <message>
        <source>No photograph at hand? Try one of ours:</source>
        <translation>Kein Foto zur Hand? Versuchen Sie eins von uns:</translation>
    </message>
    <message>
        <source>Try all samples</source>
        <translation>Alle Beispiele versuchen</translation>
    </message>
    <message>
        <source>Try the sample picture {name}</source>
        <translation>Das Beispielbild {name} versuchen</translation>
    </message>
</context>
<context>
    <name>Errand</name>
    <message>
        <source>A fault in yogadesk itself</source>
        <translation>Ein Fehler in yogadesk selbst</translation>
    </message>
    <message>
        <source>A fault in yogadesk itself stopped this. The log has the details.</source>
        <translation>Ein Fehler in yogadesk selbst hat das unterbrochen. Das Protokoll hat die Einzelheiten.</translation>
    </message>
    <message>
        <source>Try again; what was made is kept and found.</source>
        <translation>Versuchen Sie es erneut; Angelegtes bleibt und wird gefunden.</translation>
    </message>
</context>
<context>
    <name>EvaluationWindow</name>
    <message>
        <source>How good “{model}” is</source>
        <translation>Wie gut „{model}“ ist</translation>
    </message>
    <message>
        <source>&amp;Overview</source>
        <translation>Ü&amp;berblick</translation>
    </message>
    <message>
        <source>&amp;Confidence</source>
        <translation>&amp;Sicherheit</translation>
    </message>
    <message>
        <source>&amp;Worth a look</source>
        <translation>Einen Blick &amp;wert</translation>
    </message>
    <message>
        <source>Let it answer</source>
        <translation>Antworten lassen</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Vergleichen mit</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save as table…</source>
        <translation>Als Tabelle speichern…</translation>
    </message>
    <message>
        <source>Save the report…</source>
        <translation>Den Bericht speichern…</translation>
    </message>
    <message>
        <source>{truth} answered as {answer}</source>
        <translation>{truth}, beantwortet als {answer}</translation>
    </message>
    <message>
        <source>Mistakes about {pose}</source>
        <translation>Fehler bei {pose}</translation>
    </message>
    <message>
        <source>It answers</source>
        <translation>Es antwortet</translation>
    </message>
    <message>
        <source>There is no other model</source>
        <translation>Es gibt kein anderes Modell</translation>
    </message>
    <message>
        <source>There is nothing to compare</source>
        <translation>Es gibt nichts zu vergleichen</translation>
    </message>
    <message>
        <source>Against {model}</source>
        <translation>Gegen {model}</translation>
    </message>
    <message>
        <source>“{first}” is right in {before}, “{second}” in {after} of {pictures}. Models that are equally good differ this much by chance in {chance} of cases.</source>
        <translation>„{first}“ stimmt bei {before}, „{second}“ bei {after} von {pictures}. Gleich gute Modelle unterscheiden sich in {chance} der Fälle zufällig so stark.</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export the history</source>
        <translation>Verlauf exportieren</translation>
    </message>
    <message>
        <source>{answers}, as they are listed</source>
        <translation>{answers}, wie sie aufgelistet sind</translation>
    </message>
    <message>
        <source>Mark the file as UTF-8, for old versions of Excel</source>
        <translation>Datei als UTF-8 kennzeichnen, für alte Excel-Versionen</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Classes of each picture</source>
        <translation>Klassen je Bild</translation>
    </message>
    <message>
        <source>&amp;Classes of each picture:</source>
        <translation>&amp;Klassen je Bild:</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Datei wählen…</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>Tabelle (CSV)</translation>
    </message>
    <message>
        <source>For spreadsheets: a row each, with every score, model and health record.</source>
        <translation>Für Tabellenprogramme: je eine Zeile, mit jedem Wert, Modell und Gesundheitseintrag.</translation>
    </message>
    <message>
        <source>JSON lines</source>
        <translation>JSON-Zeilen</translation>
    </message>
    <message>
        <source>For programs: an object a line.</source>
        <translation>Für Programme: ein Objekt je Zeile.</translation>
    </message>
    <message>
        <source>Parquet</source>
        <translation>Parquet</translation>
    </message>
    <message>
        <source>For data tools: typed and compressed, with nested columns.</source>
        <translation>Für Datenwerkzeuge: typisiert und gepackt, mit geschachtelten Spalten.</translation>
    </message>
    <message>
        <source>Notebook</source>
        <translation>Notebook</translation>
    </message>
    <message>
        <source>The site&apos;s BigQuery statements for these pictures, to run them anywhere.</source>
        <translation>Die BigQuery-Anweisungen des Standorts für diese Bilder, um sie überall auszuführen.</translation>
    </message>
</context>
<context>
    <name>FactGrid</name>
    <message>
        <source>Kept</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <source>Known</source>
        <translation>Bekannt</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>{count}, one for each score.</source>
        <translation>{count}, einer für jeden Wert.</translation>
    </message>
    <message>
        <source>The bundled model keeps to every rule.</source>
        <translation>Das mitgelieferte Modell hält jede Regel ein.</translation>
    </message>
    <message>
        <source>Labels: {said}</source>
        <translation>Klassennamen: {said}</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Find by name or pose</source>
        <translation>Nach Name oder Haltung suchen</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Pose</source>
        <translation>Haltung</translation>
    </message>
    <message>
        <source>Any pose</source>
        <translation>Haltung</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Any state</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>On the way</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>Any confidence</source>
        <translation>Sicherheit</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Wie viele</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>Pictures worth a look</source>
        <translation>Bilder, die einen Blick wert sind</translation>
    </message>
    <message>
        <source>Most confident mistakes</source>
        <translation>Sicherste Fehler</translation>
    </message>
    <message>
        <source>Wrong answers, the surest first.</source>
        <translation>Falsche Antworten, die sichersten zuerst.</translation>
    </message>
    <message>
        <source>Suspected wrong labels</source>
        <translation>Vermutlich falsch einsortiert</translation>
    </message>
    <message>
        <source>The model is as sure of another pose as it usually is of right answers: look whether the picture lies in the right folder.</source>
        <translation>Das Modell ist sich einer anderen Haltung so sicher wie sonst bei richtigen Antworten: Liegt das Bild im richtigen Ordner?</translation>
    </message>
    <message>
        <source>Unlike everything taught</source>
        <translation>Anders als alles Gelernte</translation>
    </message>
    <message>
        <source>Answered with “not sure”, for they resemble no pose that was taught.</source>
        <translation>Mit „nicht sicher“ beantwortet, denn sie gleichen keiner gelernten Haltung.</translation>
    </message>
    <message>
        <source>Like another picture here</source>
        <translation>Wie ein anderes Bild hier</translation>
    </message>
    <message>
        <source>Copies, mirror images, crops or shots of one series: they count more than once.</source>
        <translation>Kopien, Spiegelbilder, Ausschnitte oder Aufnahmen einer Reihe: Sie zählen mehrfach.</translation>
    </message>
    <message>
        <source>Like a picture it learnt from</source>
        <translation>Wie ein gelerntes Bild</translation>
    </message>
    <message>
        <source>It has seen these before, so they make it look better than it is.</source>
        <translation>Diese kennt es schon, darum lassen sie es besser aussehen, als es ist.</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>They could not be measured; each says why.</source>
        <translation>Sie konnten nicht gemessen werden; jedes sagt, warum.</translation>
    </message>
    <message>
        <source>Right before, wrong now</source>
        <translation>Vorher richtig, jetzt falsch</translation>
    </message>
    <message>
        <source>Wrong before, right now</source>
        <translation>Vorher falsch, jetzt richtig</translation>
    </message>
    <message>
        <source>Wrong both times, differently</source>
        <translation>Beide Male falsch, verschieden</translation>
    </message>
    <message>
        <source>Each with the first model&apos;s answer and then the second&apos;s.</source>
        <translation>Jedes mit der Antwort des ersten Modells, dann der des zweiten.</translation>
    </message>
</context>
<context>
    <name>FolderField</name>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>One sub-folder for each pose, named as the pose</source>
        <translation>Je ein Unterordner pro Haltung, mit deren Namen</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Show as a grid</source>
        <translation>Als Raster zeigen</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>Sortieren</translation>
    </message>
    <message>
        <source>No results for this filter</source>
        <translation>Keine Ergebnisse für diesen Filter</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>{shown} of {pictures}</source>
        <translation>{shown} von {pictures}</translation>
    </message>
    <message>
        <source>{count} named</source>
        <translation>{count} benannt</translation>
    </message>
    <message>
        <source>{count} not sure</source>
        <translation>{count} unsicher</translation>
    </message>
    <message>
        <source>{count} failed</source>
        <translation>{count} fehlgeschlagen</translation>
    </message>
    <message>
        <source>{count} skipped</source>
        <translation>{count} übersprungen</translation>
    </message>
</context>
<context>
    <name>GalleryCorrections</name>
    <message>
        <source>&amp;It shows</source>
        <translation>Es &amp;zeigt</translation>
    </message>
    <message>
        <source>There is no answer to correct</source>
        <translation>Es gibt keine Antwort zu berichtigen</translation>
    </message>
    <message>
        <source>{what}: noted as {pose}</source>
        <translation>{what}: als {pose} vermerkt</translation>
    </message>
    <message>
        <source>The history keeps the answer and the correction.</source>
        <translation>Der Verlauf behält die Antwort und die Berichtigung.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>Head</name>
    <message>
        <source>Ste&amp;ps</source>
        <translation>Schri&amp;tte</translation>
    </message>
    <message>
        <source>Show the list of all steps</source>
        <translation>Die Liste aller Schritte zeigen</translation>
    </message>
    <message>
        <source>Step {number} of {count}</source>
        <translation>Schritt {number} von {count}</translation>
    </message>
</context>
<context>
    <name>HealthCard</name>
    <message>
        <source>What this pose is good for</source>
        <translation>Wozu diese Haltung gut ist</translation>
    </message>
    <message>
        <source>Focus</source>
        <translation>Schwerpunkt</translation>
    </message>
    <message>
        <source>Health benefit</source>
        <translation>Nutzen für die Gesundheit</translation>
    </message>
    <message>
        <source>Breath</source>
        <translation>Atmung</translation>
    </message>
    <message>
        <source>General information, no medical advice.</source>
        <translation>Allgemeine Angaben, kein ärztlicher Rat.</translation>
    </message>
    <message>
        <source>Where this comes from</source>
        <translation>Woher das stammt</translation>
    </message>
    <message>
        <source>From the table yoga_health of the site that answered.</source>
        <translation>Aus der Tabelle yoga_health des Standorts, der geantwortet hat.</translation>
    </message>
    <message>
        <source>In our own words. Rests on: {grounds}</source>
        <translation>In unseren eigenen Worten. Beruht auf: {grounds}</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>deleted</source>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>{file}
Is not there any more.</source>
        <translation>{file}
Ist nicht mehr da.</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Pose</source>
        <translation>Haltung</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>Corrected by you</source>
        <translation>Von Ihnen berichtigt</translation>
    </message>
    <message>
        <source>{file}: {pose}, {state}, {when}</source>
        <translation>{file}: {pose}, {state}, {when}</translation>
    </message>
</context>
<context>
    <name>HistoryActions</name>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Show in folder</source>
        <translation>Im Ordner &amp;zeigen</translation>
    </message>
    <message>
        <source>Classify &amp;again</source>
        <translation>&amp;Erneut klassifizieren</translation>
    </message>
    <message>
        <source>Classify again</source>
        <translation>Erneut klassifizieren</translation>
    </message>
    <message>
        <source>Co&amp;mpare answers</source>
        <translation>Antworten &amp;vergleichen</translation>
    </message>
    <message>
        <source>&amp;Delete from history</source>
        <translation>Aus dem Verlauf &amp;löschen</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <source>Re&amp;fresh</source>
        <translation>&amp;Aktualisieren</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>E&amp;xportieren…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>{action} ({keys})</source>
        <translation>{action} ({keys})</translation>
    </message>
</context>
<context>
    <name>HistoryCommands</name>
    <message>
        <source>{answers} deleted</source>
        <translation>{answers} gelöscht</translation>
    </message>
    <message>
        <source>The pictures themselves stay where they are.</source>
        <translation>Die Bilder selbst bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Nothing opens “{file}”</source>
        <translation>Nichts öffnet „{file}“</translation>
    </message>
    <message>
        <source>No program took the file. It may have moved, or none is set for its kind.</source>
        <translation>Kein Programm nahm die Datei. Sie wurde vielleicht verschoben, oder für ihre Art ist keins bestimmt.</translation>
    </message>
    <message>
        <source>Classifying {pictures} on “{site}”…</source>
        <translation>{pictures} werden auf „{site}“ klassifiziert…</translation>
    </message>
    <message>
        <source>They are listed above those before.</source>
        <translation>Sie stehen über den früheren.</translation>
    </message>
    <message>
        <source>{pictures} failed: their rows say why.</source>
        <translation>{pictures} sind fehlgeschlagen: Ihre Zeilen sagen, warum.</translation>
    </message>
    <message>
        <source>{answers} more</source>
        <translation>{answers} mehr</translation>
    </message>
</context>
<context>
    <name>HistoryCompare</name>
    <message>
        <source>Answers for {file}</source>
        <translation>Antworten zu {file}</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>There is one answer so far</source>
        <translation>Bisher gibt es eine Antwort</translation>
    </message>
    <message>
        <source>The answers differ</source>
        <translation>Die Antworten unterscheiden sich</translation>
    </message>
    <message>
        <source>Not every try gave an answer</source>
        <translation>Nicht jeder Versuch gab eine Antwort</translation>
    </message>
    <message>
        <source>All {count} answers name the same pose</source>
        <translation>Alle {count} Antworten nennen dieselbe Haltung</translation>
    </message>
</context>
<context>
    <name>HistoryFilters</name>
    <message>
        <source>Search names, folders, poses, sites, models</source>
        <translation>Namen, Ordner, Haltungen, Standorte, Modelle suchen</translation>
    </message>
    <message>
        <source>Search the history</source>
        <translation>Verlauf durchsuchen</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Every state</source>
        <translation>Jeder Zustand</translation>
    </message>
    <message>
        <source>Pose</source>
        <translation>Haltung</translation>
    </message>
    <message>
        <source>Every pose</source>
        <translation>Jede Haltung</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Every site</source>
        <translation>Jeder Standort</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Jederzeit</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Clear the search and every filter</source>
        <translation>Suche und alle Filter leeren</translation>
    </message>
    <message>
        <source>Named</source>
        <translation>Benannt</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>Unsicher</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Corrected by you</source>
        <translation>Von Ihnen berichtigt</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation>Letzte 12 Monate</translation>
    </message>
</context>
<context>
    <name>HistorySide</name>
    <message>
        <source>The chosen picture</source>
        <translation>Das gewählte Bild</translation>
    </message>
    <message>
        <source>The file</source>
        <translation>Die Datei</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Not right? Press the number of the pose.</source>
        <translation>Stimmt nicht? Drücken Sie die Zahl der Haltung.</translation>
    </message>
    <message>
        <source>{pictures} chosen</source>
        <translation>{pictures} gewählt</translation>
    </message>
    <message>
        <source>No picture chosen</source>
        <translation>Kein Bild gewählt</translation>
    </message>
    <message>
        <source>The file is not there any more: {file}</source>
        <translation>Die Datei ist nicht mehr da: {file}</translation>
    </message>
    <message>
        <source>{state} · answered {pose}</source>
        <translation>{state} · geantwortet: {pose}</translation>
    </message>
    <message>
        <source>{state} · {score}</source>
        <translation>{state} · {score}</translation>
    </message>
    <message>
        <source>Answered {when} · {site}</source>
        <translation>Beantwortet {when} · {site}</translation>
    </message>
    <message>
        <source>Sure from {threshold}</source>
        <translation>Sicher ab {threshold}</translation>
    </message>
    <message>
        <source>Model {name}, SHA-256 {sum}…</source>
        <translation>Modell {name}, SHA-256 {sum}…</translation>
    </message>
    <message>
        <source>Prepared in {prepare}, sent in {upload}, answered in {answer}</source>
        <translation>Vorbereitet in {prepare}, geschickt in {upload}, beantwortet in {answer}</translation>
    </message>
</context>
<context>
    <name>HistoryTable</name>
    <message>
        <source>Answers of the history</source>
        <translation>Antworten des Verlaufs</translation>
    </message>
</context>
<context>
    <name>HistoryWindow</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>{shown} of {answers}</source>
        <translation>{shown} von {answers}</translation>
    </message>
    <message>
        <source>{site} · {model}</source>
        <translation>{site} · {model}</translation>
    </message>
    <message>
        <source>{answers} in {file}</source>
        <translation>{answers} in {file}</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>Exportiert</translation>
    </message>
</context>
<context>
    <name>InfoButton</name>
    <message>
        <source>About: {title}</source>
        <translation>Über: {title}</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>speaks against it</source>
        <translation>spricht dagegen</translation>
    </message>
    <message>
        <source>speaks for it</source>
        <translation>spricht dafür</translation>
    </message>
    <message>
        <source>Legend: from {against} to {for_it}</source>
        <translation>Legende: von {against} bis {for_it}</translation>
    </message>
</context>
<context>
    <name>LessonForm</name>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Learn from what I corrected, too</source>
        <translation>Auch aus meinen Korrekturen lernen</translation>
    </message>
    <message>
        <source>Name of the model</source>
        <translation>Name des Modells</translation>
    </message>
    <message>
        <source>Let it answer when it is taught</source>
        <translation>Es antworten lassen, sobald es gelernt hat</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Count every pose alike, however many pictures</source>
        <translation>Jede Haltung gleich zählen, egal wie viele Bilder</translation>
    </message>
    <message>
        <source>it is a vector</source>
        <translation>es ist ein Vektor</translation>
    </message>
    <message>
        <source>L2 regularisation</source>
        <translation>L2-Regularisierung</translation>
    </message>
    <message>
        <source>Iterations at most</source>
        <translation>Höchstens Durchgänge</translation>
    </message>
    <message>
        <source>Learn from the output</source>
        <translation>Lernen aus der Ausgabe</translation>
    </message>
    <message>
        <source>Channels of a map</source>
        <translation>Kanäle einer Karte</translation>
    </message>
    <message>
        <source>The output of the site&apos;s model that says what it sees in a picture. Where it is a map of the picture, the mean of each of its channels is learnt from.</source>
        <translation>Die Ausgabe des Modells, die sagt, was es in einem Bild sieht. Ist sie eine Karte des Bildes, wird aus dem Mittel jedes ihrer Kanäle gelernt.</translation>
    </message>
</context>
<context>
    <name>LocationPage</name>
    <message>
        <source>Location and dataset</source>
        <translation>Region und Dataset</translation>
    </message>
    <message>
        <source>One location is used for all of it: BigQuery reads pictures and models only where its dataset is. It cannot be changed later. If the dataset is there already, its location wins.</source>
        <translation>Eine Region gilt für alles: BigQuery liest Bilder und Modelle nur dort, wo sein Dataset ist. Sie lässt sich später nicht ändern. Gibt es das Dataset schon, gilt seine Region.</translation>
    </message>
    <message>
        <source>&amp;Location</source>
        <translation>&amp;Region</translation>
    </message>
    <message>
        <source>Near you, or where the law wants the pictures to stay.</source>
        <translation>In Ihrer Nähe, oder wo die Bilder rechtlich bleiben müssen.</translation>
    </message>
    <message>
        <source>&amp;Dataset</source>
        <translation>&amp;Dataset</translation>
    </message>
    <message>
        <source>Letters, digits and underscores.</source>
        <translation>Buchstaben, Ziffern und Unterstriche.</translation>
    </message>
</context>
<context>
    <name>LogModel</name>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
</context>
<context>
    <name>LogView</name>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter the log</source>
        <translation>Protokoll filtern</translation>
    </message>
    <message>
        <source>Least level</source>
        <translation>Niedrigste Stufe</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Information and above</source>
        <translation>Hinweise und darüber</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Warnungen und Fehler</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>The selected entry</source>
        <translation>Der gewählte Eintrag</translation>
    </message>
    <message>
        <source>Select an entry to read all of it.</source>
        <translation>Wählen Sie einen Eintrag, um ihn ganz zu lesen.</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy the selected entries, or all that are shown</source>
        <translation>Die gewählten Einträge kopieren, oder alle gezeigten</translation>
    </message>
    <message>
        <source>&amp;Save diagnostics…</source>
        <translation>Diagnose &amp;speichern…</translation>
    </message>
    <message>
        <source>Versions, settings and logs in one file. Secrets are taken out.</source>
        <translation>Versionen, Einstellungen und Protokolle in einer Datei. Geheimnisse werden entfernt.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>1 entry</source>
        <translation>1 Eintrag</translation>
    </message>
    <message>
        <source>{count} entries</source>
        <translation>{count} Einträge</translation>
    </message>
    <message>
        <source>Nothing was logged yet.</source>
        <translation>Noch nichts protokolliert.</translation>
    </message>
    <message>
        <source>No entry matches the filter.</source>
        <translation>Kein Eintrag passt zum Filter.</translation>
    </message>
</context>
<context>
    <name>LookRow</name>
    <message>
        <source>&amp;Open the page</source>
        <translation>Seite &amp;öffnen</translation>
    </message>
    <message>
        <source>Sign in a&amp;gain</source>
        <translation>Erneut an&amp;melden</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Es wird nachgesehen…</translation>
    </message>
    <message>
        <source>{state}: {note}</source>
        <translation>{state}: {note}</translation>
    </message>
</context>
<context>
    <name>LookingPage</name>
    <message>
        <source>Look &amp;what is there</source>
        <translation>Nachsehen, &amp;was da ist</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Getting ready…</source>
        <translation>Wird vorbereitet…</translation>
    </message>
</context>
<context>
    <name>Manners</name>
    <message>
        <source>Show the &amp;log</source>
        <translation>&amp;Protokoll zeigen</translation>
    </message>
    <message>
        <source>Save &amp;diagnostics…</source>
        <translation>&amp;Diagnose speichern…</translation>
    </message>
    <message>
        <source>{name} could not be read</source>
        <translation>{name} war nicht lesbar</translation>
    </message>
    <message>
        <source>The file was damaged, so a new one was begun. Nothing was deleted: the damaged one is “{file}”.</source>
        <translation>Die Datei war beschädigt, deshalb wurde eine neue begonnen. Nichts wurde gelöscht: Die beschädigte heißt „{file}“.</translation>
    </message>
    <message>
        <source>Keep it if you have no other copy.</source>
        <translation>Bewahren Sie sie auf, wenn Sie keine andere Kopie haben.</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>“{file}” holds versions, settings and logs. Secrets were taken out.</source>
        <translation>„{file}“ enthält Versionen, Einstellungen und Protokolle. Geheimnisse wurden entfernt.</translation>
    </message>
    <message>
        <source>Diagnostics saved</source>
        <translation>Diagnose gespeichert</translation>
    </message>
    <message>
        <source>The file of settings</source>
        <translation>Die Datei der Einstellungen</translation>
    </message>
    <message>
        <source>The history</source>
        <translation>Der Verlauf</translation>
    </message>
</context>
<context>
    <name>Matrix</name>
    <message>
        <source>Confusion matrix: a row for each true pose, a column for each answer</source>
        <translation>Konfusionsmatrix: eine Zeile je wahrer Haltung, eine Spalte je Antwort</translation>
    </message>
</context>
<context>
    <name>MatrixModel</name>
    <message>
        <source>{truth} answered as {answer}: {pictures}, {share} of them</source>
        <translation>{truth}, beantwortet als {answer}: {pictures}, {share} davon</translation>
    </message>
</context>
<context>
    <name>Measure</name>
    <message>
        <source>Measured on {pictures} in {folder}.</source>
        <translation>Gemessen an {pictures} in {folder}.</translation>
    </message>
    <message>
        <source>{pictures} of them resemble some it learnt from and flatter it.</source>
        <translation>{pictures} davon gleichen gelernten und schmeicheln ihm.</translation>
    </message>
</context>
<context>
    <name>MeasureDialog</name>
    <message>
        <source>Evaluate a model</source>
        <translation>Ein Modell bewerten</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>On pictures whose pose you know: best ones that it has not learnt from. They are classified as always, but nothing is noted in the history.</source>
        <translation>An Bildern, deren Haltung bekannt ist, am besten solchen, aus denen es nicht gelernt hat. Sie werden klassifiziert wie immer, aber nichts davon kommt in den Verlauf.</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Bewerten</translation>
    </message>
</context>
<context>
    <name>ModelMenu</name>
    <message>
        <source>&amp;Teach poses…</source>
        <translation>Haltungen &amp;lehren…</translation>
    </message>
    <message>
        <source>&amp;Evaluate a model…</source>
        <translation>Ein Modell &amp;bewerten…</translation>
    </message>
    <message>
        <source>&amp;Choose a model…</source>
        <translation>Ein Modell &amp;wählen…</translation>
    </message>
    <message>
        <source>&amp;Health records…</source>
        <translation>&amp;Gesundheitsangaben…</translation>
    </message>
    <message>
        <source>Check &amp;parity…</source>
        <translation>G&amp;leichheit prüfen…</translation>
    </message>
</context>
<context>
    <name>ModelPage</name>
    <message>
        <source>Which model answers?</source>
        <translation>Welches Modell antwortet?</translation>
    </message>
    <message>
        <source>It is sent to the bucket and imported into BigQuery.</source>
        <translation>Es wird in den Bucket geschickt und in BigQuery importiert.</translation>
    </message>
    <message>
        <source>The &amp;model that comes with yogadesk</source>
        <translation>Das &amp;Modell, das yogadesk mitbringt</translation>
    </message>
    <message>
        <source>Knows five poses: downward-facing dog, goddess, plank, tree, warrior II.</source>
        <translation>Kennt fünf Haltungen: herabschauender Hund, Göttin, Brett, Baum, Krieger II.</translation>
    </message>
    <message>
        <source>A &amp;file or folder</source>
        <translation>Eine &amp;Datei oder ein Ordner</translation>
    </message>
    <message>
        <source>ONNX, TensorFlow Lite or a SavedModel, as it is or in a zip or tar. It takes one picture and gives a score for each class.</source>
        <translation>ONNX, TensorFlow Lite oder ein SavedModel, so wie es ist oder in ZIP oder TAR. Es nimmt ein Bild und gibt jeder Klasse einen Wert.</translation>
    </message>
    <message>
        <source>Models (*.onnx *.tflite *.pb *.zip *.tar *.tar.gz *.tgz)</source>
        <translation>Modelle (*.onnx *.tflite *.pb *.zip *.tar *.tar.gz *.tgz)</translation>
    </message>
    <message>
        <source>Pat&amp;h</source>
        <translation>P&amp;fad</translation>
    </message>
    <message>
        <source>From an &amp;address</source>
        <translation>Von einer &amp;Adresse</translation>
    </message>
    <message>
        <source>Of such a file on the web. It is fetched, looked at, and sent on.</source>
        <translation>Von so einer Datei im Netz. Sie wird geholt, angesehen und weitergeschickt.</translation>
    </message>
    <message>
        <source>A&amp;ddress</source>
        <translation>A&amp;dresse</translation>
    </message>
    <message>
        <source>Su&amp;ggestions</source>
        <translation>&amp;Vorschläge</translation>
    </message>
    <message>
        <source>{title}, {size} MB</source>
        <translation>{title}, {size} MB</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Labels (*.csv *.txt)</source>
        <translation>Klassennamen (*.csv *.txt)</translation>
    </message>
    <message>
        <source>&amp;Labels</source>
        <translation>&amp;Klassennamen</translation>
    </message>
    <message>
        <source>CSV or text, one class a line, in order; a file, or its address.</source>
        <translation>CSV oder Text, eine Klasse je Zeile, der Reihe nach; eine Datei oder ihre Adresse.</translation>
    </message>
    <message>
        <source>&amp;Inspect the model</source>
        <translation>Modell &amp;untersuchen</translation>
    </message>
    <message>
        <source>&amp;Rules…</source>
        <translation>&amp;Regeln…</translation>
    </message>
    <message>
        <source>Each rule of BigQuery’s, and whether the model keeps it</source>
        <translation>Jede Regel von BigQuery, und ob das Modell sie einhält</translation>
    </message>
    <message>
        <source>Add “backgro&amp;und”</source>
        <translation>„backgro&amp;und“ ergänzen</translation>
    </message>
    <message>
        <source>Leave the first &amp;out</source>
        <translation>Den ersten weg&amp;lassen</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>Looking at the model…</source>
        <translation>Das Modell wird untersucht…</translation>
    </message>
    <message>
        <source>BigQuery would not take this model.</source>
        <translation>BigQuery würde dieses Modell nicht nehmen.</translation>
    </message>
    <message>
        <source>BigQuery can take this model.</source>
        <translation>BigQuery kann dieses Modell nehmen.</translation>
    </message>
</context>
<context>
    <name>NoteCard</name>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>{number} %</source>
        <translation>{number} %</translation>
    </message>
    <message>
        <source>{number} points</source>
        <translation>{number} Punkte</translation>
    </message>
    <message>
        <source>1 picture</source>
        <translation>1 Bild</translation>
    </message>
    <message>
        <source>{count} pictures</source>
        <translation>{count} Bilder</translation>
    </message>
    <message>
        <source>1 answer</source>
        <translation>1 Antwort</translation>
    </message>
    <message>
        <source>{count} answers</source>
        <translation>{count} Antworten</translation>
    </message>
    <message>
        <source>{number} ms</source>
        <translation>{number} ms</translation>
    </message>
    <message>
        <source>{number} s</source>
        <translation>{number} s</translation>
    </message>
</context>
<context>
    <name>OnePicture</name>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Bericht…</translation>
    </message>
    <message>
        <source>The answer was copied</source>
        <translation>Die Antwort wurde kopiert</translation>
    </message>
    <message>
        <source>This file holds no picture to copy</source>
        <translation>Diese Datei enthält kein Bild zum Kopieren</translation>
    </message>
    <message>
        <source>The picture was copied</source>
        <translation>Das Bild wurde kopiert</translation>
    </message>
    <message>
        <source>The report was printed</source>
        <translation>Der Bericht wurde gedruckt</translation>
    </message>
    <message>
        <source>The report was saved</source>
        <translation>Der Bericht wurde gespeichert</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Poses</source>
        <translation>Haltungen</translation>
    </message>
    <message>
        <source>What is taken for what</source>
        <translation>Was wofür gehalten wird</translation>
    </message>
    <message>
        <source>A row for each true pose, a column for each answer. Choose a cell to see its pictures.</source>
        <translation>Eine Zeile je wahrer Haltung, eine Spalte je Antwort. Eine Zelle zu wählen zeigt ihre Bilder.</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>{low} to {high} for new pictures, in 95 of 100 cases</source>
        <translation>{low} bis {high} bei neuen Bildern, in 95 von 100 Fällen</translation>
    </message>
    <message>
        <source>calibration error</source>
        <translation>Kalibrierungsfehler</translation>
    </message>
    <message>
        <source>How far confidence is from the share that is right; 0 is honest</source>
        <translation>Wie weit die Sicherheit vom Anteil abweicht, der stimmt; 0 ist ehrlich</translation>
    </message>
    <message>
        <source>not sure</source>
        <translation>nicht sicher</translation>
    </message>
    <message>
        <source>From {threshold} on; {accuracy} of the others are right</source>
        <translation>Ab {threshold}; von den übrigen stimmen {accuracy}</translation>
    </message>
    <message>
        <source>Pose</source>
        <translation>Haltung</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Präzision</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Trefferquote</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
</context>
<context>
    <name>ParityDialog</name>
    <message>
        <source>Check parity</source>
        <translation>Gleichheit prüfen</translation>
    </message>
    <message>
        <source>Compare this computer with</source>
        <translation>Diesen Computer vergleichen mit</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>There is no other site yet. Set one up in the menu “Site”.</source>
        <translation>Es gibt noch keinen anderen Standort. Im Menü „Standort“ lässt sich einer einrichten.</translation>
    </message>
    <message>
        <source>The sample pictures are classified on both with the same model. The answers should not differ by a percentage point. On a site of Google this costs as much as any other query.</source>
        <translation>Die Beispielbilder werden an beiden Orten mit demselben Modell klassifiziert. Die Antworten sollten sich um keinen Prozentpunkt unterscheiden. Bei Google kostet das so viel wie jede andere Abfrage.</translation>
    </message>
    <message>
        <source>The same answers everywhere?</source>
        <translation>Überall dieselben Antworten?</translation>
    </message>
    <message>
        <source>Yes: the answers are the same.</source>
        <translation>Ja: Die Antworten sind gleich.</translation>
    </message>
    <message>
        <source>No: the answers differ.</source>
        <translation>Nein: Die Antworten unterscheiden sich.</translation>
    </message>
    <message>
        <source>The same pose in {same} of {pictures}, largest difference of a score {points}</source>
        <translation>Dieselbe Haltung bei {same} von {pictures}, größter Unterschied eines Werts {points}</translation>
    </message>
    <message>
        <source>{file}: {one} here, {other} there</source>
        <translation>{file}: hier {one}, dort {other}</translation>
    </message>
    <message>
        <source>{file}: no answer on “{site}”. {reason}</source>
        <translation>{file}: keine Antwort auf „{site}“. {reason}</translation>
    </message>
</context>
<context>
    <name>PathField</name>
    <message>
        <source>Choose a file…</source>
        <translation>Datei wählen…</translation>
    </message>
    <message>
        <source>A folder…</source>
        <translation>Ein Ordner…</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>PictureList</name>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
</context>
<context>
    <name>PictureView</name>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Picture: {file}</source>
        <translation>Bild: {file}</translation>
    </message>
    <message>
        <source>{factor} times as large</source>
        <translation>{factor}-mal so groß</translation>
    </message>
</context>
<context>
    <name>PicturesPage</name>
    <message>
        <source>Pictures and health data</source>
        <translation>Bilder und Gesundheit</translation>
    </message>
    <message>
        <source>An object table shows the pictures in the bucket to BigQuery. A second table says for each pose what it is good for. Both are tested with a query.</source>
        <translation>Eine Objekttabelle zeigt BigQuery die Bilder im Bucket. Eine zweite Tabelle sagt zu jeder Haltung, wozu sie gut ist. Beide werden mit einer Abfrage geprüft.</translation>
    </message>
    <message>
        <source>Letters, digits and underscores.</source>
        <translation>Buchstaben, Ziffern und Unterstriche.</translation>
    </message>
    <message>
        <source>&amp;Table of the pictures</source>
        <translation>&amp;Tabelle der Bilder</translation>
    </message>
    <message>
        <source>Table of the &amp;health data</source>
        <translation>Tabelle der &amp;Gesundheitsdaten</translation>
    </message>
</context>
<context>
    <name>Poses</name>
    <message>
        <source>Downward-facing dog</source>
        <translation>Herabschauender Hund</translation>
    </message>
    <message>
        <source>Goddess</source>
        <translation>Göttin</translation>
    </message>
    <message>
        <source>Plank</source>
        <translation>Brett</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>Baum</translation>
    </message>
    <message>
        <source>None of these</source>
        <translation>Keine von diesen</translation>
    </message>
    <message>
        <source>Warrior II</source>
        <translation>Krieger II</translation>
    </message>
    <message>
        <source>{pose}?</source>
        <translation>{pose}?</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop the run; answers given so far are kept ({keys})</source>
        <translation>Lauf abbrechen; gegebene Antworten bleiben ({keys})</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Finish what is under way, then wait ({keys})</source>
        <translation>Angefangenes beenden, dann warten ({keys})</translation>
    </message>
    <message>
        <source>Go on with the run ({keys})</source>
        <translation>Den Lauf fortsetzen ({keys})</translation>
    </message>
    <message>
        <source>Cancelled. Keeping {answers}, closing what is in flight…</source>
        <translation>Abgebrochen. {answers} bleiben, Angefangenes wird geschlossen…</translation>
    </message>
    <message>
        <source>{done} of {total} pictures found so far</source>
        <translation>{done} von {total} bisher gefundenen Bildern</translation>
    </message>
    <message>
        <source>{done} of {total} pictures</source>
        <translation>{done} von {total} Bildern</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>{rate} pictures/s</source>
        <translation>{rate} Bilder/s</translation>
    </message>
    <message>
        <source>about {seconds} s left</source>
        <translation>noch etwa {seconds} s</translation>
    </message>
    <message>
        <source>about {minutes} min left</source>
        <translation>noch etwa {minutes} min</translation>
    </message>
    <message>
        <source>about {hours} h left</source>
        <translation>noch etwa {hours} h</translation>
    </message>
</context>
<context>
    <name>ProjectPage</name>
    <message>
        <source>Which project?</source>
        <translation>Welches Projekt?</translation>
    </message>
    <message>
        <source>Everything is made in one project, and its billing account pays. The APIs that are needed are enabled in it, and your permissions are tested.</source>
        <translation>Alles wird in einem Projekt angelegt, und dessen Rechnungskonto bezahlt. Die nötigen APIs werden darin aktiviert und Ihre Rechte geprüft.</translation>
    </message>
    <message>
        <source>Project &amp;id</source>
        <translation>Projekt-&amp;ID</translation>
    </message>
    <message>
        <source>Choose one, or type its id: small letters, digits and dashes.</source>
        <translation>Wählen Sie eins, oder tippen Sie seine ID: kleine Buchstaben, Ziffern und Striche.</translation>
    </message>
    <message>
        <source>&amp;Make the project if there is none of this id</source>
        <translation>Projekt an&amp;legen, wenn es keins mit dieser ID gibt</translation>
    </message>
    <message>
        <source>&amp;Test billing, APIs and permissions</source>
        <translation>Abrechnung, APIs und Rechte &amp;prüfen</translation>
    </message>
    <message>
        <source>Fetching your projects…</source>
        <translation>Ihre Projekte werden geholt…</translation>
    </message>
</context>
<context>
    <name>Recent</name>
    <message>
        <source>&amp;Clear this list</source>
        <translation>Diese Liste &amp;leeren</translation>
    </message>
    <message>
        <source>{folder} (not there)</source>
        <translation>{folder} (nicht da)</translation>
    </message>
</context>
<context>
    <name>RecordsDialog</name>
    <message>
        <source>Health records</source>
        <translation>Gesundheitsangaben</translation>
    </message>
    <message>
        <source>Poses</source>
        <translation>Haltungen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Focus</source>
        <translation>Schwerpunkt</translation>
    </message>
    <message>
        <source>Health benefit</source>
        <translation>Gesundheitlicher Nutzen</translation>
    </message>
    <message>
        <source>Breath</source>
        <translation>Atem</translation>
    </message>
    <message>
        <source>Shown beside each answer and exported with it. Saved on this computer and into the table {table} of “{site}”. General information, no medical advice.</source>
        <translation>Wird neben jeder Antwort gezeigt und mit ihr exportiert. Gespeichert auf diesem Computer und in der Tabelle {table} von „{site}“. Allgemeine Angaben, kein ärztlicher Rat.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>What each pose is good for</source>
        <translation>Wofür jede Haltung gut ist</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert…</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
</context>
<context>
    <name>RelabelLine</name>
    <message>
        <source>It shows</source>
        <translation>Es zeigt</translation>
    </message>
    <message>
        <source>It shows this</source>
        <translation>Es zeigt dies</translation>
    </message>
    <message>
        <source>Corrects what the picture is called, for teaching. The file stays. Keys 1 to 9</source>
        <translation>Berichtigt für das Lehren, was das Bild zeigt. Die Datei bleibt. Tasten 1 bis 9</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Focus</source>
        <translation>Schwerpunkt</translation>
    </message>
    <message>
        <source>Health benefit</source>
        <translation>Nutzen für die Gesundheit</translation>
    </message>
    <message>
        <source>Breath</source>
        <translation>Atmung</translation>
    </message>
    <message>
        <source>Yoga poses in {pictures}</source>
        <translation>Yoga-Haltungen auf {pictures}</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Named</source>
        <translation>Benannt</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>Unsicher</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>{count} ({percent})</source>
        <translation>{count} ({percent})</translation>
    </message>
    <message>
        <source>Made with yogadesk {version} on {when}</source>
        <translation>Erstellt mit yogadesk {version} am {when}</translation>
    </message>
    <message>
        <source>General information, no medical advice. Scores are the model’s, not a promise.</source>
        <translation>Allgemeine Angaben, kein ärztlicher Rat. Die Werte sind die des Modells, kein Versprechen.</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Classified</source>
        <translation>Klassifiziert</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>Top classes</source>
        <translation>Beste Klassen</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Pose</source>
        <translation>Haltung</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Bemerkung</translation>
    </message>
    <message>
        <source>Share of all pictures</source>
        <translation>Anteil an allen Bildern</translation>
    </message>
    <message>
        <source>An answer counts from {threshold}</source>
        <translation>Eine Antwort gilt ab {threshold}</translation>
    </message>
    <message>
        <source>What this pose is good for</source>
        <translation>Wozu diese Haltung gut ist</translation>
    </message>
    <message>
        <source>Where this comes from</source>
        <translation>Woher das stammt</translation>
    </message>
    <message>
        <source>Page {number}</source>
        <translation>Seite {number}</translation>
    </message>
</context>
<context>
    <name>ReservationBanner</name>
    <message>
        <source>&amp;Drop it</source>
        <translation>&amp;Aufgeben</translation>
    </message>
    <message>
        <source>Delete the reservation; the rest of the site stays</source>
        <translation>Die Reservierung löschen; alles andere am Standort bleibt</translation>
    </message>
    <message>
        <source>The reservation “{name}” of “{site}” is there. {cost}</source>
        <translation>Die Reservierung „{name}“ von „{site}“ besteht. {cost}</translation>
    </message>
    <message>
        <source>It costs money while it works.</source>
        <translation>Sie kostet Geld, solange sie arbeitet.</translation>
    </message>
    <message>
        <source>Dropping the reservation…</source>
        <translation>Die Reservierung wird aufgegeben…</translation>
    </message>
</context>
<context>
    <name>RowCommands</name>
    <message>
        <source>&amp;Open the file</source>
        <translation>&amp;Datei öffnen</translation>
    </message>
    <message>
        <source>Show in its &amp;folder</source>
        <translation>Im &amp;Ordner zeigen</translation>
    </message>
    <message>
        <source>&amp;Copy the path</source>
        <translation>&amp;Pfad kopieren</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Erneut versuchen</translation>
    </message>
    <message>
        <source>&amp;Remove from the list</source>
        <translation>Aus der Liste &amp;entfernen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>{pictures} removed from the list</source>
        <translation>{pictures} aus der Liste entfernt</translation>
    </message>
    <message>
        <source>The files and the history stay as they are.</source>
        <translation>Dateien und Verlauf bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>The file could not be opened</source>
        <translation>Die Datei ließ sich nicht öffnen</translation>
    </message>
    <message>
        <source>No program took “{file}”.</source>
        <translation>Kein Programm nahm „{file}“.</translation>
    </message>
    <message>
        <source>Look whether it is still there, and whether its kind has a program.</source>
        <translation>Sehen Sie nach, ob sie noch da ist und ob ihre Art ein Programm hat.</translation>
    </message>
</context>
<context>
    <name>Rows</name>
    <message>
        <source>{file}: {state}</source>
        <translation>{file}: {state}</translation>
    </message>
    <message>
        <source>{pose}, {score}, {state}: {file}</source>
        <translation>{pose}, {score}, {state}: {file}</translation>
    </message>
</context>
<context>
    <name>RunNews</name>
    <message>
        <source>No pictures found</source>
        <translation>Keine Bilder gefunden</translation>
    </message>
    <message>
        <source>There is no picture in what was handed in.</source>
        <translation>In dem Übergebenen ist kein Bild.</translation>
    </message>
    <message>
        <source>{count} added</source>
        <translation>{count} hinzugefügt</translation>
    </message>
    <message>
        <source>{count} already there</source>
        <translation>{count} schon da</translation>
    </message>
    <message>
        <source>{count} not pictures</source>
        <translation>{count} keine Bilder</translation>
    </message>
    <message>
        <source>1 not a picture</source>
        <translation>1 kein Bild</translation>
    </message>
    <message>
        <source>{count} hidden</source>
        <translation>{count} versteckt</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>{pictures} without an answer. Every answer given is kept.</source>
        <translation>{pictures} ohne Antwort. Jede gegebene Antwort bleibt.</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>The run could not go on</source>
        <translation>Der Lauf konnte nicht weitergehen</translation>
    </message>
    <message>
        <source>Every picture has its answer</source>
        <translation>Jedes Bild hat seine Antwort</translation>
    </message>
    <message>
        <source>A run was interrupted</source>
        <translation>Ein Lauf wurde unterbrochen</translation>
    </message>
    <message>
        <source>{pictures} have no answer yet. Those given are kept.</source>
        <translation>{pictures} haben noch keine Antwort. Die gegebenen bleiben.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
</context>
<context>
    <name>Said</name>
    <message>
        <source>a PDF document</source>
        <translation>ein PDF-Dokument</translation>
    </message>
    <message>
        <source>a ZIP archive or an office document</source>
        <translation>ein ZIP-Archiv oder ein Office-Dokument</translation>
    </message>
    <message>
        <source>an SVG drawing</source>
        <translation>eine SVG-Zeichnung</translation>
    </message>
    <message>
        <source>a web page</source>
        <translation>eine Webseite</translation>
    </message>
    <message>
        <source>a film or a picture of a kind that cannot be opened</source>
        <translation>ein Film oder ein Bild einer Art, die sich nicht öffnen lässt</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>nothing but zeros</source>
        <translation>nichts als Nullen</translation>
    </message>
    <message>
        <source>a pipe</source>
        <translation>eine Pipe</translation>
    </message>
    <message>
        <source>a socket</source>
        <translation>ein Socket</translation>
    </message>
    <message>
        <source>a device</source>
        <translation>ein Gerät</translation>
    </message>
    <message>
        <source>something special</source>
        <translation>etwas Besonderes</translation>
    </message>
    <message>
        <source>File not found</source>
        <translation>Datei nicht gefunden</translation>
    </message>
    <message>
        <source>{1} is not there any more: it was moved, renamed or deleted, or it is a broken link.</source>
        <translation>{1} ist nicht mehr da: Die Datei wurde verschoben, umbenannt oder gelöscht, oder sie ist eine Verknüpfung ins Leere.</translation>
    </message>
    <message>
        <source>Look where the file is now and add it again.</source>
        <translation>Suchen Sie, wo die Datei jetzt ist, und fügen Sie sie wieder hinzu.</translation>
    </message>
    <message>
        <source>No permission</source>
        <translation>Keine Berechtigung</translation>
    </message>
    <message>
        <source>{1} cannot be opened: this user account is not allowed to read it.</source>
        <translation>{1} lässt sich nicht öffnen: Dieses Benutzerkonto darf die Datei nicht lesen.</translation>
    </message>
    <message>
        <source>Change the file&apos;s permissions, or copy it to a folder of your own.</source>
        <translation>Ändern Sie die Rechte der Datei, oder kopieren Sie sie in einen eigenen Ordner.</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>{1} cannot be read: {2}.</source>
        <translation>{1} lässt sich nicht lesen: {2}.</translation>
    </message>
    <message>
        <source>Check that the disk or network drive is connected and well, then try again.</source>
        <translation>Prüfen Sie, ob der Datenträger oder das Netzlaufwerk verbunden und in Ordnung ist, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>A folder, not a picture</source>
        <translation>Ein Ordner, kein Bild</translation>
    </message>
    <message>
        <source>{1} is a folder.</source>
        <translation>{1} ist ein Ordner.</translation>
    </message>
    <message>
        <source>Add the folder as a whole; the pictures inside it are found.</source>
        <translation>Fügen Sie den ganzen Ordner hinzu; die Bilder darin werden gefunden.</translation>
    </message>
    <message>
        <source>Folder cannot be opened</source>
        <translation>Ordner lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>{1} is a folder that cannot be opened, so the pictures inside it were not found.</source>
        <translation>{1} ist ein Ordner, der sich nicht öffnen lässt; die Bilder darin wurden deshalb nicht gefunden.</translation>
    </message>
    <message>
        <source>Change the folder&apos;s permissions or reconnect its drive, then add it again.</source>
        <translation>Ändern Sie die Rechte des Ordners, oder verbinden Sie sein Laufwerk wieder, und fügen Sie ihn noch einmal hinzu.</translation>
    </message>
    <message>
        <source>Not a file</source>
        <translation>Keine Datei</translation>
    </message>
    <message>
        <source>{1} is {2}, not a file.</source>
        <translation>{1} ist {2}, keine Datei.</translation>
    </message>
    <message>
        <source>Choose a picture file instead.</source>
        <translation>Wählen Sie stattdessen eine Bilddatei.</translation>
    </message>
    <message>
        <source>Empty file</source>
        <translation>Leere Datei</translation>
    </message>
    <message>
        <source>{1} is empty: the file holds 0 bytes.</source>
        <translation>{1} ist leer: Die Datei enthält 0 Bytes.</translation>
    </message>
    <message>
        <source>Copy or download the picture again.</source>
        <translation>Kopieren Sie das Bild noch einmal, oder laden Sie es neu herunter.</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>Datei zu groß</translation>
    </message>
    <message>
        <source>{1} has {n2} MB; the limit is {n3} MB.</source>
        <translation>{1} hat {n2} MB; höchstens {n3} MB sind möglich.</translation>
    </message>
    <message>
        <source>Save a smaller copy in an image editor and add that.</source>
        <translation>Speichern Sie in einem Bildprogramm eine kleinere Kopie, und fügen Sie diese hinzu.</translation>
    </message>
    <message>
        <source>Picture too large</source>
        <translation>Bild zu groß</translation>
    </message>
    <message>
        <source>{1} has {n2} megapixels ({3} × {4}); the limit is {n5}.</source>
        <translation>{1} hat {n2} Megapixel ({3} × {4}); höchstens {n5} sind möglich.</translation>
    </message>
    <message>
        <source>{1} would need {n2} MB of memory to open; the limit is {n3} MB.</source>
        <translation>{1} bräuchte beim Öffnen {n2} MB Speicher; höchstens {n3} MB sind möglich.</translation>
    </message>
    <message>
        <source>Save a smaller copy, or a JPEG, in an image editor and add that.</source>
        <translation>Speichern Sie in einem Bildprogramm eine kleinere Kopie oder ein JPEG, und fügen Sie dieses hinzu.</translation>
    </message>
    <message>
        <source>{1} is not a picture although its name ends in {2}: it holds {3}.</source>
        <translation>{1} ist kein Bild, obwohl der Name auf {2} endet: Darin ist {3}.</translation>
    </message>
    <message>
        <source>The process that decodes pictures ended at {1}, twice.</source>
        <translation>Der Prozess, der Bilder dekodiert, endete zweimal bei {1}.</translation>
    </message>
    <message>
        <source>Try it again. If that does not help, open it in another program and save a copy.</source>
        <translation>Versuchen Sie es noch einmal. Hilft das nicht, dann öffnen Sie es in einem anderen Programm und speichern Sie eine Kopie.</translation>
    </message>
    <message>
        <source>{1} is not a picture although its name ends in {2}.</source>
        <translation>{1} ist kein Bild, obwohl der Name auf {2} endet.</translation>
    </message>
    <message>
        <source>{1} is not a picture: it holds {2}.</source>
        <translation>{1} ist kein Bild: Darin ist {2}.</translation>
    </message>
    <message>
        <source>{1} is not a picture.</source>
        <translation>{1} ist kein Bild.</translation>
    </message>
    <message>
        <source>Not a picture</source>
        <translation>Kein Bild</translation>
    </message>
    <message>
        <source>Choose a picture in one of these formats: {1}.</source>
        <translation>Wählen Sie ein Bild in einem dieser Formate: {1}.</translation>
    </message>
    <message>
        <source>Not a picture BigQuery reads</source>
        <translation>Kein Bild, das BigQuery liest</translation>
    </message>
    <message>
        <source>{1} is not in a format that BigQuery decodes.</source>
        <translation>{1} hat ein Format, das BigQuery nicht liest.</translation>
    </message>
    <message>
        <source>Convert it to {1} first.</source>
        <translation>Wandeln Sie es erst in {1} um.</translation>
    </message>
    <message>
        <source>{1} cannot be opened</source>
        <translation>{1} lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>{1} is a {2} picture, and this installation lacks the part that reads them.</source>
        <translation>{1} ist ein Bild im Format {2}, und dieser Installation fehlt der Teil, der es liest.</translation>
    </message>
    <message>
        <source>Save it as JPEG or PNG, or install yogadesk again.</source>
        <translation>Speichern Sie es als JPEG oder PNG, oder installieren Sie yogadesk neu.</translation>
    </message>
    <message>
        <source>Picture is cut off</source>
        <translation>Bild ist abgeschnitten</translation>
    </message>
    <message>
        <source>{1} is cut off: the file ends too early, so part of the picture is missing.</source>
        <translation>{1} ist abgeschnitten: Die Datei endet zu früh, ein Teil des Bildes fehlt.</translation>
    </message>
    <message>
        <source>Copy or download it again; the transfer was probably interrupted.</source>
        <translation>Kopieren Sie es noch einmal, oder laden Sie es neu herunter; vermutlich wurde die Übertragung unterbrochen.</translation>
    </message>
    <message>
        <source>Picture is damaged</source>
        <translation>Bild ist beschädigt</translation>
    </message>
    <message>
        <source>{1} is damaged: its {2} data cannot be decoded.</source>
        <translation>{1} ist beschädigt: Die Daten im Format {2} lassen sich nicht lesen.</translation>
    </message>
    <message>
        <source>Open it in an image editor and save it again, or get another copy.</source>
        <translation>Öffnen Sie es in einem Bildprogramm und speichern Sie es neu, oder besorgen Sie eine andere Kopie.</translation>
    </message>
    <message>
        <source>Not enough memory</source>
        <translation>Zu wenig Speicher</translation>
    </message>
    <message>
        <source>{1} could not be opened because the computer ran out of memory.</source>
        <translation>{1} ließ sich nicht öffnen, weil dem Computer der Speicher ausging.</translation>
    </message>
    <message>
        <source>Close other programs and try again, or save a smaller copy of the picture.</source>
        <translation>Schließen Sie andere Programme und versuchen Sie es noch einmal, oder speichern Sie eine kleinere Kopie des Bildes.</translation>
    </message>
    <message>
        <source>en</source>
        <extracomment>The code of the language that these sentences are translated into.</extracomment>
        <translation>de</translation>
    </message>
    <message>
        <source>The explanation is not complete</source>
        <translation>Die Erklärung ist nicht vollständig</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>looking at the project&apos;s billing</source>
        <translation>Ansehen der Abrechnung des Projekts</translation>
    </message>
    <message>
        <source>looking at the bucket {1}</source>
        <translation>Ansehen des Buckets {1}</translation>
    </message>
    <message>
        <source>making the bucket {1}</source>
        <translation>Anlegen des Buckets {1}</translation>
    </message>
    <message>
        <source>deleting the bucket {1}</source>
        <translation>Löschen des Buckets {1}</translation>
    </message>
    <message>
        <source>deleting {1}</source>
        <translation>Löschen von {1}</translation>
    </message>
    <message>
        <source>tidying up {1}</source>
        <translation>Aufräumen von {1}</translation>
    </message>
    <message>
        <source>uploading a picture</source>
        <translation>Hochladen eines Bildes</translation>
    </message>
    <message>
        <source>This bucket is not yours</source>
        <translation>Dieser Bucket gehört Ihnen nicht</translation>
    </message>
    <message>
        <source>There is a bucket {1}, and you may not look at it. Bucket names are shared by all users of Cloud Storage.</source>
        <translation>Es gibt einen Bucket {1}, aber Sie dürfen ihn nicht ansehen. Die Namen von Buckets teilen sich alle, die Cloud Storage nutzen.</translation>
    </message>
    <message>
        <source>Choose another name, or ask its owner for the role Storage Admin on it.</source>
        <translation>Wählen Sie einen anderen Namen, oder bitten Sie den Eigentümer um die Rolle Storage Admin für den Bucket.</translation>
    </message>
    <message>
        <source>The bucket is not empty</source>
        <translation>Der Bucket ist nicht leer</translation>
    </message>
    <message>
        <source>In {1} are objects that yogadesk did not put there.</source>
        <translation>In {1} sind Objekte, die nicht von yogadesk stammen.</translation>
    </message>
    <message>
        <source>Move or delete them, then delete what was created again.</source>
        <translation>Verschieben oder löschen Sie diese, und löschen Sie dann noch einmal, was angelegt wurde.</translation>
    </message>
    <message>
        <source>BigQuery needs a reservation</source>
        <translation>BigQuery braucht eine Reservierung</translation>
    </message>
    <message>
        <source>Imported models over an object table run on an Enterprise or Enterprise Plus reservation only, and none is assigned to this project&apos;s queries.</source>
        <translation>Importierte Modelle über einer Objekttabelle laufen nur auf einer Reservierung der Edition Enterprise oder Enterprise Plus, und den Abfragen dieses Projekts ist keine zugewiesen.</translation>
    </message>
    <message>
        <source>Make a reservation in the set-up under Capacity, wait five minutes, and try again; or classify on this computer.</source>
        <translation>Legen Sie in der Einrichtung unter Kapazität eine Reservierung an, warten Sie fünf Minuten und versuchen Sie es noch einmal; oder klassifizieren Sie auf diesem Computer.</translation>
    </message>
    <message>
        <source>The reservation has no slots here</source>
        <translation>Die Reservierung hat hier keine Slots</translation>
    </message>
    <message>
        <source>A reservation is assigned, but not in the data&apos;s location, or it has no slots.</source>
        <translation>Eine Reservierung ist zugewiesen, aber nicht in der Region der Daten, oder sie hat keine Slots.</translation>
    </message>
    <message>
        <source>Give it autoscaling slots in the dataset&apos;s location, in the set-up under Capacity.</source>
        <translation>Geben Sie ihr in der Einrichtung unter Kapazität mitwachsende Slots in der Region des Datasets.</translation>
    </message>
    <message>
        <source>The reservation is not active yet</source>
        <translation>Die Reservierung gilt noch nicht</translation>
    </message>
    <message>
        <source>The assignment was made, and Google has not put it into effect.</source>
        <translation>Die Zuweisung wurde gemacht, aber Google wendet sie noch nicht an.</translation>
    </message>
    <message>
        <source>Wait about five minutes, then try again.</source>
        <translation>Warten Sie etwa fünf Minuten, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>The reservation may not be used</source>
        <translation>Die Reservierung darf nicht genutzt werden</translation>
    </message>
    <message>
        <source>You have no right to use the reservation named there, or it does not exist.</source>
        <translation>Sie haben kein Recht, die genannte Reservierung zu nutzen, oder es gibt sie nicht.</translation>
    </message>
    <message>
        <source>Ask its owner for the role BigQuery Resource User, or choose another reservation.</source>
        <translation>Bitten Sie ihren Eigentümer um die Rolle BigQuery Resource User, oder wählen Sie eine andere Reservierung.</translation>
    </message>
    <message>
        <source>An API is not enabled</source>
        <translation>Eine API ist nicht eingeschaltet</translation>
    </message>
    <message>
        <source>The project does not have the API named there switched on, or has had it only for a few minutes.</source>
        <translation>Im Projekt ist die genannte API nicht eingeschaltet, oder erst seit wenigen Minuten.</translation>
    </message>
    <message>
        <source>Enable it in the set-up under Project, wait a minute, and try again.</source>
        <translation>Schalten Sie sie in der Einrichtung unter Projekt ein, warten Sie eine Minute und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Billing is not enabled</source>
        <translation>Die Abrechnung ist nicht eingeschaltet</translation>
    </message>
    <message>
        <source>The project has no billing account, or the account is closed.</source>
        <translation>Das Projekt hat kein Rechnungskonto, oder das Konto ist geschlossen.</translation>
    </message>
    <message>
        <source>Link a billing account to the project, then try again.</source>
        <translation>Verknüpfen Sie ein Rechnungskonto mit dem Projekt, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>BigQuery may not read the bucket yet</source>
        <translation>BigQuery darf den Bucket noch nicht lesen</translation>
    </message>
    <message>
        <source>The connection&apos;s service account is not allowed to list the bucket. A grant takes some minutes to reach every server.</source>
        <translation>Das Dienstkonto der Verbindung darf den Inhalt des Buckets nicht auflisten. Bis ein Recht jeden Server erreicht, vergehen einige Minuten.</translation>
    </message>
    <message>
        <source>Wait a few minutes and try again. If it stays, grant the service account the role Storage Object Viewer on the bucket.</source>
        <translation>Warten Sie einige Minuten und versuchen Sie es noch einmal. Bleibt es so, geben Sie dem Dienstkonto die Rolle Storage Object Viewer für den Bucket.</translation>
    </message>
    <message>
        <source>The service account is not known yet</source>
        <translation>Das Dienstkonto ist noch nicht bekannt</translation>
    </message>
    <message>
        <source>It was made moments ago, and Google&apos;s other services have not heard of it.</source>
        <translation>Es wurde eben erst angelegt, und die anderen Dienste von Google wissen noch nichts davon.</translation>
    </message>
    <message>
        <source>Wait up to two minutes, then try again.</source>
        <translation>Warten Sie bis zu zwei Minuten, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>The connection&apos;s service account lacks a role</source>
        <translation>Dem Dienstkonto der Verbindung fehlt eine Rolle</translation>
    </message>
    <message>
        <source>The service account named there has no permission for the resource.</source>
        <translation>Das genannte Dienstkonto hat kein Recht auf die Ressource.</translation>
    </message>
    <message>
        <source>Grant it the role in the project that owns the resource.</source>
        <translation>Geben Sie ihm die Rolle in dem Projekt, dem die Ressource gehört.</translation>
    </message>
    <message>
        <source>The connection may not be used for tables</source>
        <translation>Die Verbindung darf nicht für Tabellen genutzt werden</translation>
    </message>
    <message>
        <source>You may not let tables read through this connection (bigquery.connections.delegate).</source>
        <translation>Sie dürfen Tabellen nicht über diese Verbindung lesen lassen (bigquery.connections.delegate).</translation>
    </message>
    <message>
        <source>Ask for the role BigQuery Connection Admin.</source>
        <translation>Bitten Sie um die Rolle BigQuery Connection Admin.</translation>
    </message>
    <message>
        <source>The connection cannot be used</source>
        <translation>Die Verbindung kann nicht genutzt werden</translation>
    </message>
    <message>
        <source>Either the connection does not exist in this location, or you may not use it.</source>
        <translation>Entweder gibt es die Verbindung in dieser Region nicht, oder Sie dürfen sie nicht nutzen.</translation>
    </message>
    <message>
        <source>Run the set-up&apos;s Connection step again, or ask for the role BigQuery Connection User.</source>
        <translation>Führen Sie den Schritt Verbindung der Einrichtung noch einmal aus, oder bitten Sie um die Rolle BigQuery Connection User.</translation>
    </message>
    <message>
        <source>You may not run queries in this project</source>
        <translation>Sie dürfen in diesem Projekt keine Abfragen ausführen</translation>
    </message>
    <message>
        <source>The permission bigquery.jobs.create is missing.</source>
        <translation>Das Recht bigquery.jobs.create fehlt.</translation>
    </message>
    <message>
        <source>Ask the project&apos;s owner for the role BigQuery Job User.</source>
        <translation>Bitten Sie den Eigentümer des Projekts um die Rolle BigQuery Job User.</translation>
    </message>
    <message>
        <source>Somebody changed the permissions at the same moment</source>
        <translation>Im selben Moment hat jemand die Rechte geändert</translation>
    </message>
    <message>
        <source>Two changes of the same policy met; none was lost.</source>
        <translation>Zwei Änderungen derselben Richtlinie trafen zusammen; keine ging verloren.</translation>
    </message>
    <message>
        <source>Try again: the policy is read anew.</source>
        <translation>Versuchen Sie es noch einmal: Die Richtlinie wird neu gelesen.</translation>
    </message>
    <message>
        <source>Your organisation does not allow this</source>
        <translation>Ihre Organisation erlaubt das nicht</translation>
    </message>
    <message>
        <source>A policy of the organisation forbids the operation.</source>
        <translation>Eine Richtlinie der Organisation verbietet den Vorgang.</translation>
    </message>
    <message>
        <source>Ask the organisation&apos;s administrator, naming the resource above.</source>
        <translation>Fragen Sie die Administration der Organisation, und nennen Sie die Ressource oben.</translation>
    </message>
    <message>
        <source>This bucket name is taken</source>
        <translation>Dieser Name ist vergeben</translation>
    </message>
    <message>
        <source>Bucket names are shared by all users of Cloud Storage, and somebody has this one.</source>
        <translation>Die Namen von Buckets teilen sich alle, die Cloud Storage nutzen, und jemand hat diesen schon.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>You have this bucket already</source>
        <translation>Diesen Bucket haben Sie schon</translation>
    </message>
    <message>
        <source>The bucket exists and is yours.</source>
        <translation>Der Bucket ist da und gehört Ihnen.</translation>
    </message>
    <message>
        <source>Use it: run the step again.</source>
        <translation>Nutzen Sie ihn: Führen Sie den Schritt noch einmal aus.</translation>
    </message>
    <message>
        <source>It is in another location</source>
        <translation>Es ist in einer anderen Region</translation>
    </message>
    <message>
        <source>What the statement names was not found where the query ran. Dataset, connection, bucket and job must share one location.</source>
        <translation>Was die Anweisung nennt, wurde dort nicht gefunden, wo die Abfrage lief. Dataset, Verbindung, Bucket und Job müssen in derselben Region sein.</translation>
    </message>
    <message>
        <source>Set the site&apos;s location to the dataset&apos;s, in the set-up under Location.</source>
        <translation>Setzen Sie in der Einrichtung unter Region die Region auf die des Datasets.</translation>
    </message>
    <message>
        <source>The connection is not there</source>
        <translation>Die Verbindung ist nicht da</translation>
    </message>
    <message>
        <source>There is no such connection in this location.</source>
        <translation>Eine solche Verbindung gibt es in dieser Region nicht.</translation>
    </message>
    <message>
        <source>Run the set-up&apos;s Connection step again.</source>
        <translation>Führen Sie den Schritt Verbindung der Einrichtung noch einmal aus.</translation>
    </message>
    <message>
        <source>It is there already</source>
        <translation>Es ist schon da</translation>
    </message>
    <message>
        <source>Something of this name exists.</source>
        <translation>Etwas mit diesem Namen gibt es schon.</translation>
    </message>
    <message>
        <source>Use it, or choose another name.</source>
        <translation>Nutzen Sie es, oder wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>The object is there already</source>
        <translation>Das Objekt ist schon da</translation>
    </message>
    <message>
        <source>An object of this name exists, or was changed meanwhile.</source>
        <translation>Ein Objekt mit diesem Namen gibt es, oder es wurde inzwischen geändert.</translation>
    </message>
    <message>
        <source>Nothing has to be done; try again if you meant to replace it.</source>
        <translation>Es ist nichts zu tun; versuchen Sie es noch einmal, wenn Sie es ersetzen wollten.</translation>
    </message>
    <message>
        <source>BigQuery cannot use this model&apos;s output</source>
        <translation>BigQuery kann die Ausgabe dieses Modells nicht nutzen</translation>
    </message>
    <message>
        <source>The model has an output that is a list or a map; BigQuery ML takes tensors only.</source>
        <translation>Das Modell hat eine Ausgabe, die eine Liste oder Zuordnung ist; BigQuery ML nimmt nur Tensoren.</translation>
    </message>
    <message>
        <source>Export it again with tensor outputs (for scikit-learn: zipmap=False).</source>
        <translation>Exportieren Sie es noch einmal mit Tensoren als Ausgaben (bei scikit-learn: zipmap=False).</translation>
    </message>
    <message>
        <source>The model is too new for BigQuery</source>
        <translation>Das Modell ist zu neu für BigQuery</translation>
    </message>
    <message>
        <source>BigQuery runs ONNX Runtime 1.12: operator set 17 and IR version 8 at most.</source>
        <translation>BigQuery nutzt ONNX Runtime 1.12: höchstens Operator-Satz 17 und IR-Version 8.</translation>
    </message>
    <message>
        <source>Export it again with opset 17 or lower and IR version 8.</source>
        <translation>Exportieren Sie es noch einmal mit Operator-Satz 17 oder kleiner und IR-Version 8.</translation>
    </message>
    <message>
        <source>The model needs more memory than BigQuery gives</source>
        <translation>Das Modell braucht mehr Speicher, als BigQuery gibt</translation>
    </message>
    <message>
        <source>The worker ran out of memory while predicting.</source>
        <translation>Beim Klassifizieren ging der Speicher aus.</translation>
    </message>
    <message>
        <source>Use a smaller model (250 MB in memory is usual), or fewer pictures at once.</source>
        <translation>Nehmen Sie ein kleineres Modell (üblich sind 250 MB im Speicher), oder weniger Bilder auf einmal.</translation>
    </message>
    <message>
        <source>The query needs more than it gets</source>
        <translation>Die Abfrage braucht mehr, als sie bekommt</translation>
    </message>
    <message>
        <source>BigQuery ran out of resources for this query.</source>
        <translation>BigQuery gingen bei dieser Abfrage die Mittel aus.</translation>
    </message>
    <message>
        <source>Use fewer pictures at once.</source>
        <translation>Nehmen Sie weniger Bilder auf einmal.</translation>
    </message>
    <message>
        <source>The query is too heavy for on-demand</source>
        <translation>Die Abfrage ist zu schwer für On-Demand</translation>
    </message>
    <message>
        <source>It uses more computing than its bytes pay for.</source>
        <translation>Sie rechnet mehr, als ihre Bytes bezahlen.</translation>
    </message>
    <message>
        <source>Run it on a reservation, or with fewer pictures.</source>
        <translation>Führen Sie sie auf einer Reservierung aus, oder mit weniger Bildern.</translation>
    </message>
    <message>
        <source>The result is too large</source>
        <translation>Das Ergebnis ist zu groß</translation>
    </message>
    <message>
        <source>A query&apos;s answer has a size limit, and this one is over it.</source>
        <translation>Die Antwort auf eine Abfrage darf nicht beliebig groß sein, und diese ist es.</translation>
    </message>
    <message>
        <source>Select fewer columns, never the picture itself, or write to a table.</source>
        <translation>Wählen Sie weniger Spalten, nie das Bild selbst, oder schreiben Sie in eine Tabelle.</translation>
    </message>
    <message>
        <source>Too many requests at once</source>
        <translation>Zu viele Anfragen auf einmal</translation>
    </message>
    <message>
        <source>Google asks to slow down.</source>
        <translation>Google bittet, langsamer zu machen.</translation>
    </message>
    <message>
        <source>Wait a minute, then try again.</source>
        <translation>Warten Sie eine Minute, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>A quota is used up</source>
        <translation>Ein Kontingent ist aufgebraucht</translation>
    </message>
    <message>
        <source>The project has reached a limit Google sets.</source>
        <translation>Das Projekt hat eine Grenze erreicht, die Google setzt.</translation>
    </message>
    <message>
        <source>Wait until it is renewed, or ask for a higher one.</source>
        <translation>Warten Sie, bis es erneuert wird, oder bitten Sie um ein größeres.</translation>
    </message>
    <message>
        <source>Too many pictures failed</source>
        <translation>Zu viele Bilder sind fehlgeschlagen</translation>
    </message>
    <message>
        <source>The query stopped because more pictures failed than it allows.</source>
        <translation>Die Abfrage brach ab, weil mehr Bilder fehlschlugen, als sie zulässt.</translation>
    </message>
    <message>
        <source>Try again with fewer pictures; the failed ones carry their reason.</source>
        <translation>Versuchen Sie es mit weniger Bildern noch einmal; bei den fehlgeschlagenen steht der Grund.</translation>
    </message>
    <message>
        <source>The job was cancelled</source>
        <translation>Der Job wurde abgebrochen</translation>
    </message>
    <message>
        <source>Somebody cancelled it.</source>
        <translation>Jemand hat ihn abgebrochen.</translation>
    </message>
    <message>
        <source>Run it again if you want it.</source>
        <translation>Führen Sie ihn noch einmal aus, wenn Sie ihn brauchen.</translation>
    </message>
    <message>
        <source>Sign-in is needed</source>
        <translation>Anmeldung nötig</translation>
    </message>
    <message>
        <source>Google does not accept the sign-in, or it has expired.</source>
        <translation>Google nimmt die Anmeldung nicht an, oder sie ist abgelaufen.</translation>
    </message>
    <message>
        <source>Sign in again. What you entered so far is kept.</source>
        <translation>Melden Sie sich noch einmal an. Was Sie bisher eingegeben haben, bleibt erhalten.</translation>
    </message>
    <message>
        <source>A permission is missing</source>
        <translation>Ein Recht fehlt</translation>
    </message>
    <message>
        <source>You may not do this in this project.</source>
        <translation>Das dürfen Sie in diesem Projekt nicht.</translation>
    </message>
    <message>
        <source>Ask the project&apos;s owner for the role that contains the permission named above.</source>
        <translation>Bitten Sie den Eigentümer des Projekts um die Rolle, die das oben genannte Recht enthält.</translation>
    </message>
    <message>
        <source>Something is not there</source>
        <translation>Etwas ist nicht da</translation>
    </message>
    <message>
        <source>What the request names does not exist.</source>
        <translation>Was die Anfrage nennt, gibt es nicht.</translation>
    </message>
    <message>
        <source>Run the set-up again: it makes what is missing.</source>
        <translation>Führen Sie die Einrichtung noch einmal aus: Sie legt an, was fehlt.</translation>
    </message>
    <message>
        <source>The engine cannot do this</source>
        <translation>Das kann die Engine nicht</translation>
    </message>
    <message>
        <source>The engine on this computer does not support it.</source>
        <translation>Die Engine auf diesem Computer unterstützt das nicht.</translation>
    </message>
    <message>
        <source>Use a Google Cloud site for it.</source>
        <translation>Nutzen Sie dafür einen Standort in Google Cloud.</translation>
    </message>
    <message>
        <source>This computer&apos;s disk cannot be written to</source>
        <translation>Auf den Datenträger dieses Computers lässt sich nicht schreiben</translation>
    </message>
    <message>
        <source>The disk is full, or yogadesk&apos;s folder on it is read-only.</source>
        <translation>Der Datenträger ist voll, oder der Ordner von yogadesk darauf ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>Make room on the disk, or see to it that the folder can be written to; then try again.</source>
        <translation>Schaffen Sie Platz auf dem Datenträger, oder sorgen Sie dafür, dass in den Ordner geschrieben werden darf; versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>The engine on this computer failed</source>
        <translation>Die Engine auf diesem Computer ist gescheitert</translation>
    </message>
    <message>
        <source>This is a fault in yogadesk, not in your pictures.</source>
        <translation>Das ist ein Fehler in yogadesk, nicht in Ihren Bildern.</translation>
    </message>
    <message>
        <source>Please report it, with the file logs/engine.log in yogadesk&apos;s folder.</source>
        <translation>Bitte melden Sie ihn, mit der Datei logs/engine.log aus dem Ordner von yogadesk.</translation>
    </message>
    <message>
        <source>The site has a problem of its own</source>
        <translation>Der Standort hat selbst ein Problem</translation>
    </message>
    <message>
        <source>The service failed for a moment.</source>
        <translation>Der Dienst hat für einen Moment versagt.</translation>
    </message>
    <message>
        <source>Try again in a minute.</source>
        <translation>Versuchen Sie es in einer Minute noch einmal.</translation>
    </message>
    <message>
        <source>The job failed inside the service.</source>
        <translation>Der Job ist innerhalb des Dienstes gescheitert.</translation>
    </message>
    <message>
        <source>The request was refused</source>
        <translation>Die Anfrage wurde abgelehnt</translation>
    </message>
    <message>
        <source>The service does not accept the request.</source>
        <translation>Der Dienst nimmt die Anfrage nicht an.</translation>
    </message>
    <message>
        <source>The words above say what to change.</source>
        <translation>Der Wortlaut oben sagt, was zu ändern ist.</translation>
    </message>
    <message>
        <source>looking at the connection</source>
        <translation>Ansehen der Verbindung</translation>
    </message>
    <message>
        <source>making the connection {1}</source>
        <translation>Anlegen der Verbindung {1}</translation>
    </message>
    <message>
        <source>deleting the connection {1}</source>
        <translation>Löschen der Verbindung {1}</translation>
    </message>
    <message>
        <source>downloading {1}</source>
        <translation>Herunterladen von {1}</translation>
    </message>
    <message>
        <source>{n1} of {n2} MB are downloaded.</source>
        <translation>{n1} von {n2} MB sind heruntergeladen.</translation>
    </message>
    <message>
        <source>{n1} MB are downloaded.</source>
        <translation>{n1} MB sind heruntergeladen.</translation>
    </message>
    <message>
        <source>The file is too large</source>
        <translation>Die Datei ist zu groß</translation>
    </message>
    <message>
        <source>It has more than {n1} MB, which is the most that is taken.</source>
        <translation>Sie hat mehr als {n1} MB, und mehr wird nicht genommen.</translation>
    </message>
    <message>
        <source>Choose a smaller one.</source>
        <translation>Wählen Sie eine kleinere.</translation>
    </message>
    <message>
        <source>This address cannot be used</source>
        <translation>Diese Adresse kann nicht genutzt werden</translation>
    </message>
    <message>
        <source>{1} is not an https address: what comes from it could be anybody&apos;s.</source>
        <translation>{1} ist keine https-Adresse: Was von dort kommt, könnte von irgendwem sein.</translation>
    </message>
    <message>
        <source>Use its https address, or download the file yourself and choose it.</source>
        <translation>Nehmen Sie die https-Adresse, oder laden Sie die Datei selbst herunter und wählen Sie sie.</translation>
    </message>
    <message>
        <source>The file changed</source>
        <translation>Die Datei hat sich geändert</translation>
    </message>
    <message>
        <source>It is shorter now than what arrived.</source>
        <translation>Sie ist jetzt kürzer als das, was ankam.</translation>
    </message>
    <message>
        <source>The download broke off</source>
        <translation>Der Download brach ab</translation>
    </message>
    <message>
        <source>{n1} of {n2} bytes arrived.</source>
        <translation>{n1} von {n2} Bytes kamen an.</translation>
    </message>
    <message>
        <source>Try again: it goes on from there.</source>
        <translation>Versuchen Sie es noch einmal: Von dort geht es weiter.</translation>
    </message>
    <message>
        <source>The file cannot be downloaded</source>
        <translation>Die Datei lässt sich nicht herunterladen</translation>
    </message>
    <message>
        <source>{1} answered with another part than was asked for.</source>
        <translation>{1} hat einen anderen Teil geschickt, als verlangt war.</translation>
    </message>
    <message>
        <source>Try again, or download the file yourself and choose it.</source>
        <translation>Versuchen Sie es noch einmal, oder laden Sie die Datei selbst herunter und wählen Sie sie.</translation>
    </message>
    <message>
        <source>reading the bucket&apos;s permissions</source>
        <translation>Lesen der Rechte des Buckets</translation>
    </message>
    <message>
        <source>granting {1} the right to read the bucket</source>
        <translation>Gewähren des Rechts für {1}, den Bucket zu lesen</translation>
    </message>
    <message>
        <source>taking back the right of {1} to read the bucket</source>
        <translation>Zurücknehmen des Rechts von {1}, den Bucket zu lesen</translation>
    </message>
    <message>
        <source>{1}. Trying again, for {2} s more at most.</source>
        <translation>{1}. Neuer Versuch, höchstens noch {2} s lang.</translation>
    </message>
    <message>
        <source>The engine did not start</source>
        <translation>Die Engine ist nicht gestartet</translation>
    </message>
    <message>
        <source>The engine on this computer could not be started: {1}</source>
        <translation>Die Engine auf diesem Computer ließ sich nicht starten: {1}</translation>
    </message>
    <message>
        <source>Its last words are in {1}. `yogadesk doctor` checks what it needs.</source>
        <translation>Ihre letzten Worte stehen in {1}. `yogadesk doctor` prüft, was sie braucht.</translation>
    </message>
    <message>
        <source>{1} cannot be written to: {2}.</source>
        <translation>In {1} lässt sich nicht schreiben: {2}.</translation>
    </message>
    <message>
        <source>See to it that the folder can be written to and that its disk is not full, or use another one with --home.</source>
        <translation>Sorgen Sie dafür, dass in den Ordner geschrieben werden darf und sein Datenträger nicht voll ist, oder nehmen Sie mit --home einen anderen.</translation>
    </message>
    <message>
        <source>You can close this tab and return to yogadesk.</source>
        <translation>Sie können diesen Tab schließen und zu yogadesk zurückkehren.</translation>
    </message>
    <message>
        <source>{n1} of {n2} MB are uploaded.</source>
        <translation>{n1} von {n2} MB sind hochgeladen.</translation>
    </message>
    <message>
        <source>uploading {1}</source>
        <translation>Hochladen von {1}</translation>
    </message>
    <message>
        <source>Something else is in the model&apos;s place</source>
        <translation>Am Platz des Modells ist etwas anderes</translation>
    </message>
    <message>
        <source>gs://{1}/{2} is there and is not the model.</source>
        <translation>gs://{1}/{2} ist da und ist nicht das Modell.</translation>
    </message>
    <message>
        <source>Delete that object, then try again.</source>
        <translation>Löschen Sie das Objekt, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>This {1} name cannot be used</source>
        <translation>Dieser Name kann nicht genutzt werden ({1})</translation>
    </message>
    <message>
        <source>Google does not accept {1} as the name of a {2}.</source>
        <translation>Google nimmt {1} nicht als Namen an ({2}).</translation>
    </message>
    <message>
        <source>Use {1}.</source>
        <translation>Nehmen Sie: {1}.</translation>
    </message>
    <message>
        <source>This name cannot be used</source>
        <translation>Dieser Name kann nicht genutzt werden</translation>
    </message>
    <message>
        <source>{1} holds control characters.</source>
        <translation>{1} enthält Steuerzeichen.</translation>
    </message>
    <message>
        <source>Remove them.</source>
        <translation>Entfernen Sie diese.</translation>
    </message>
    <message>
        <source>Nobody is signed in for this site on this computer.</source>
        <translation>Auf diesem Computer ist für diesen Standort niemand angemeldet.</translation>
    </message>
    <message>
        <source>Sign in. What you entered so far is kept.</source>
        <translation>Melden Sie sich an. Was Sie bisher eingegeben haben, bleibt erhalten.</translation>
    </message>
    <message>
        <source>signing in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>looking for a sign-in on this computer</source>
        <translation>Suchen nach einer Anmeldung auf diesem Computer</translation>
    </message>
    <message>
        <source>This key file cannot be used</source>
        <translation>Diese Schlüsseldatei kann nicht genutzt werden</translation>
    </message>
    <message>
        <source>“{1}” is not the key of a service account: {2}</source>
        <translation>„{1}“ ist nicht der Schlüssel eines Dienstkontos: {2}</translation>
    </message>
    <message>
        <source>Choose the JSON file that was downloaded when the key was made.</source>
        <translation>Wählen Sie die JSON-Datei, die beim Anlegen des Schlüssels heruntergeladen wurde.</translation>
    </message>
    <message>
        <source>{1}{2}, for {3} s more at most.</source>
        <translation>{1}{2}, höchstens noch {3} s.</translation>
    </message>
    <message>
        <source>Google could not do it</source>
        <translation>Google konnte es nicht</translation>
    </message>
    <message>
        <source>While {1}, the answer was: {2}.</source>
        <translation>Beim {1} kam die Antwort: {2}.</translation>
    </message>
    <message>
        <source>Google is still at it</source>
        <translation>Google ist noch dabei</translation>
    </message>
    <message>
        <source>While {1}, {n2} seconds were not enough.</source>
        <translation>Für das {1} haben {n2} Sekunden nicht gereicht.</translation>
    </message>
    <message>
        <source>Wait a few minutes, then run the set-up again: it goes on from here.</source>
        <translation>Warten Sie einige Minuten, und führen Sie die Einrichtung dann noch einmal aus: Von hier geht es weiter.</translation>
    </message>
    <message>
        <source>making the project {1}</source>
        <translation>Anlegen des Projekts {1}</translation>
    </message>
    <message>
        <source>listing your projects</source>
        <translation>Auflisten Ihrer Projekte</translation>
    </message>
    <message>
        <source>looking at the project</source>
        <translation>Ansehen des Projekts</translation>
    </message>
    <message>
        <source>Waiting until the project is there.</source>
        <translation>Es wird gewartet, bis das Projekt da ist.</translation>
    </message>
    <message>
        <source>testing the permissions in the project</source>
        <translation>Prüfen der Rechte im Projekt</translation>
    </message>
    <message>
        <source>The project is not there yet</source>
        <translation>Das Projekt ist noch nicht da</translation>
    </message>
    <message>
        <source>Google did not finish it within {n1} seconds, or its name is taken by a project of somebody else.</source>
        <translation>Google ist in {n1} Sekunden nicht fertig geworden, oder der Name gehört dem Projekt von jemand anderem.</translation>
    </message>
    <message>
        <source>Wait a minute and run the set-up again, or choose another name.</source>
        <translation>Warten Sie eine Minute und führen Sie die Einrichtung noch einmal aus, oder wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>looking for a reservation</source>
        <translation>Suchen nach einer Reservierung</translation>
    </message>
    <message>
        <source>looking at the reservation</source>
        <translation>Ansehen der Reservierung</translation>
    </message>
    <message>
        <source>assigning the reservation {1}</source>
        <translation>Zuweisen der Reservierung {1}</translation>
    </message>
    <message>
        <source>taking back the assignment</source>
        <translation>Zurücknehmen der Zuweisung</translation>
    </message>
    <message>
        <source>dropping the reservation</source>
        <translation>Aufgeben der Reservierung</translation>
    </message>
    <message>
        <source>The model was damaged on its way</source>
        <translation>Das Modell wurde unterwegs beschädigt</translation>
    </message>
    <message>
        <source>The checksum of what arrived is {1}, and not {2}.</source>
        <translation>Die Prüfsumme dessen, was ankam, ist {1} und nicht {2}.</translation>
    </message>
    <message>
        <source>enabling the project&apos;s APIs</source>
        <translation>Einschalten der APIs des Projekts</translation>
    </message>
    <message>
        <source>looking at the project&apos;s APIs</source>
        <translation>Ansehen der APIs des Projekts</translation>
    </message>
    <message>
        <source>The site cannot be reached</source>
        <translation>Der Standort ist nicht erreichbar</translation>
    </message>
    <message>
        <source>The way to the site “{1}” broke and is not open again yet.</source>
        <translation>Der Weg zum Standort „{1}“ ist abgerissen und noch nicht wieder offen.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation>Nicht angemeldet</translation>
    </message>
    <message>
        <source>Google&apos;s sign-in service could not be reached, or failed: {1}.</source>
        <translation>Der Anmeldedienst von Google war nicht zu erreichen oder hat versagt: {1}.</translation>
    </message>
    <message>
        <source>Check the network, then sign in again.</source>
        <translation>Prüfen Sie das Netzwerk, und melden Sie sich dann noch einmal an.</translation>
    </message>
    <message>
        <source>This client file cannot be used</source>
        <translation>Diese Client-Datei kann nicht genutzt werden</translation>
    </message>
    <message>
        <source>“{1}” is not the OAuth client of a desktop app: {2}.</source>
        <translation>„{1}“ ist nicht der OAuth-Client einer Desktop-App: {2}.</translation>
    </message>
    <message>
        <source>Make a client of the type “Desktop app” in your project, and download its JSON file.</source>
        <translation>Legen Sie in Ihrem Projekt einen Client vom Typ „Desktop-App“ an, und laden Sie seine JSON-Datei herunter.</translation>
    </message>
    <message>
        <source>signing out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Signed out on this computer only</source>
        <translation>Nur auf diesem Computer abgemeldet</translation>
    </message>
    <message>
        <source>Google answered the revocation with status {1}.</source>
        <translation>Google hat auf den Widerruf mit dem Status {1} geantwortet.</translation>
    </message>
    <message>
        <source>Remove yogadesk from your account&apos;s third-party access.</source>
        <translation>Entfernen Sie yogadesk aus den Drittanbieterzugriffen Ihres Kontos.</translation>
    </message>
    <message>
        <source>Waiting for you in the browser, {1} s more.</source>
        <translation>Der Browser wartet auf Sie, noch {1} s.</translation>
    </message>
    <message>
        <source>Nobody signed in</source>
        <translation>Niemand hat sich angemeldet</translation>
    </message>
    <message>
        <source>The browser did not come back within {n1} seconds.</source>
        <translation>Der Browser kam in {n1} Sekunden nicht zurück.</translation>
    </message>
    <message>
        <source>Try again. If no browser opened, copy the address from the set-up into one.</source>
        <translation>Versuchen Sie es noch einmal. Ging kein Browser auf, kopieren Sie die Adresse aus der Einrichtung in einen.</translation>
    </message>
    <message>
        <source>A permission was left out</source>
        <translation>Eine Berechtigung wurde ausgelassen</translation>
    </message>
    <message>
        <source>Signing in worked, and the access to Google Cloud was not ticked.</source>
        <translation>Die Anmeldung hat geklappt, aber der Zugriff auf Google Cloud war nicht angekreuzt.</translation>
    </message>
    <message>
        <source>Sign in again and leave every box ticked.</source>
        <translation>Melden Sie sich noch einmal an, und lassen Sie alle Kästchen angekreuzt.</translation>
    </message>
    <message>
        <source>no answer came in time.</source>
        <translation>Es kam rechtzeitig keine Antwort.</translation>
    </message>
    <message>
        <source>the connection was refused: nobody listens at this address.</source>
        <translation>Die Verbindung wurde abgelehnt: An dieser Adresse hört niemand zu.</translation>
    </message>
    <message>
        <source>the address was not found: perhaps this computer is offline.</source>
        <translation>Die Adresse wurde nicht gefunden: Vielleicht ist dieser Computer offline.</translation>
    </message>
    <message>
        <source>the answer broke off in the middle.</source>
        <translation>Die Antwort brach in der Mitte ab.</translation>
    </message>
    <message>
        <source>the connection was cut.</source>
        <translation>Die Verbindung wurde getrennt.</translation>
    </message>
    <message>
        <source>the connection failed: {1}</source>
        <translation>Die Verbindung ist gescheitert: {1}</translation>
    </message>
    <message>
        <source>While {1}, the answer was: {2}</source>
        <translation>Beim {1} kam die Antwort: {2}</translation>
    </message>
    <message>
        <source>The site does not answer</source>
        <translation>Der Standort antwortet nicht</translation>
    </message>
    <message>
        <source>While {1}, {2}</source>
        <translation>Beim {1}: {2}</translation>
    </message>
    <message>
        <source>Check the network, then try again. What was done so far is kept.</source>
        <translation>Prüfen Sie das Netzwerk, und versuchen Sie es dann noch einmal. Was bisher geschafft ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Your organisation asks for a new sign-in after some hours.</source>
        <translation>Ihre Organisation verlangt nach einigen Stunden eine neue Anmeldung.</translation>
    </message>
    <message>
        <source>While {1}, Google did not accept the sign-in: {2} {3}</source>
        <translation>Beim {1} hat Google die Anmeldung nicht angenommen: {2} {3}</translation>
    </message>
    <message>
        <source>The request failed</source>
        <translation>Die Anfrage ist gescheitert</translation>
    </message>
    <message>
        <source>No sign-in was found on this computer.</source>
        <translation>Auf diesem Computer wurde keine Anmeldung gefunden.</translation>
    </message>
    <message>
        <source>The sign-in has expired, or was withdrawn.</source>
        <translation>Die Anmeldung ist abgelaufen oder wurde zurückgezogen.</translation>
    </message>
    <message>
        <source>A statement took too long</source>
        <translation>Eine Anweisung hat zu lange gedauert</translation>
    </message>
    <message>
        <source>The job {1} ran for {n2} seconds and was cancelled.</source>
        <translation>Der Job {1} lief {n2} Sekunden und wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Try again with fewer pictures.</source>
        <translation>Versuchen Sie es mit weniger Bildern noch einmal.</translation>
    </message>
    <message>
        <source>looking at the dataset</source>
        <translation>Ansehen des Datasets</translation>
    </message>
    <message>
        <source>noting that set-up is complete</source>
        <translation>Vermerken, dass die Einrichtung vollständig ist</translation>
    </message>
    <message>
        <source>looking at the dataset {1}</source>
        <translation>Ansehen des Datasets {1}</translation>
    </message>
    <message>
        <source>making the dataset {1}</source>
        <translation>Anlegen des Datasets {1}</translation>
    </message>
    <message>
        <source>deleting the dataset {1}</source>
        <translation>Löschen des Datasets {1}</translation>
    </message>
    <message>
        <source>looking at the table {1}</source>
        <translation>Ansehen der Tabelle {1}</translation>
    </message>
    <message>
        <source>deleting the table {1}</source>
        <translation>Löschen der Tabelle {1}</translation>
    </message>
    <message>
        <source>looking at the model {1}</source>
        <translation>Ansehen des Modells {1}</translation>
    </message>
    <message>
        <source>deleting the model {1}</source>
        <translation>Löschen des Modells {1}</translation>
    </message>
    <message>
        <source>loading the table {1}</source>
        <translation>Laden der Tabelle {1}</translation>
    </message>
    <message>
        <source>The dataset is not empty</source>
        <translation>Das Dataset ist nicht leer</translation>
    </message>
    <message>
        <source>In {1} is something that the set-up did not make.</source>
        <translation>In {1} ist etwas, das nicht von der Einrichtung stammt.</translation>
    </message>
    <message>
        <source>Move or delete it, then delete what was created again.</source>
        <translation>Verschieben oder löschen Sie es, und löschen Sie dann noch einmal, was angelegt wurde.</translation>
    </message>
    <message>
        <source>The history is damaged</source>
        <translation>Der Verlauf ist beschädigt</translation>
    </message>
    <message>
        <source>“{1}” cannot be read any more: {2}.</source>
        <translation>„{1}“ lässt sich nicht mehr lesen: {2}.</translation>
    </message>
    <message>
        <source>Start yogadesk again: the damaged file is kept beside a new one.</source>
        <translation>Starten Sie yogadesk noch einmal: Die beschädigte Datei bleibt neben einer neuen erhalten.</translation>
    </message>
    <message>
        <source>Check the disk and try again.</source>
        <translation>Prüfen Sie den Datenträger, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The disk that holds “{1}” is full.</source>
        <translation>Der Datenträger, auf dem „{1}“ liegt, ist voll.</translation>
    </message>
    <message>
        <source>Make room and try again.</source>
        <translation>Schaffen Sie Platz, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>“{1}” cannot be opened for writing.</source>
        <translation>„{1}“ lässt sich nicht zum Schreiben öffnen.</translation>
    </message>
    <message>
        <source>Check the permissions of its folder, or start yogadesk with --home and another one.</source>
        <translation>Prüfen Sie die Rechte des Ordners, oder starten Sie yogadesk mit --home und einem anderen.</translation>
    </message>
    <message>
        <source>“{1}” has been held by another program for {n2} seconds.</source>
        <translation>„{1}“ wird seit {n2} Sekunden von einem anderen Programm gehalten.</translation>
    </message>
    <message>
        <source>Close the other program and try again.</source>
        <translation>Schließen Sie das andere Programm, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>“{1}” is damaged and a new one cannot be begun in its place.</source>
        <translation>„{1}“ ist beschädigt, und an dieser Stelle lässt sich keine neue Datei beginnen.</translation>
    </message>
    <message>
        <source>Close every yogadesk window and start again.</source>
        <translation>Schließen Sie jedes Fenster von yogadesk, und starten Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The history is from a newer yogadesk</source>
        <translation>Der Verlauf stammt von einem neueren yogadesk</translation>
    </message>
    <message>
        <source>“{1}” was written by a newer version of yogadesk.</source>
        <translation>„{1}“ wurde von einer neueren Version von yogadesk geschrieben.</translation>
    </message>
    <message>
        <source>Update yogadesk, or start it with --home and another folder.</source>
        <translation>Aktualisieren Sie yogadesk, oder starten Sie es mit --home und einem anderen Ordner.</translation>
    </message>
    <message>
        <source>The Parquet file could not be written</source>
        <translation>Die Parquet-Datei ließ sich nicht schreiben</translation>
    </message>
    <message>
        <source>What writes it ended with status {1}: {2}</source>
        <translation>Was sie schreibt, endete mit dem Status {1}: {2}</translation>
    </message>
    <message>
        <source>Make sure that the disk has room, or export CSV or JSON lines instead.</source>
        <translation>Sorgen Sie für Platz auf dem Datenträger, oder exportieren Sie CSV oder JSON-Zeilen.</translation>
    </message>
    <message>
        <source>The history was damaged</source>
        <translation>Der Verlauf war beschädigt</translation>
    </message>
    <message>
        <source>A new one was begun; the damaged file is “{1}”.</source>
        <translation>Ein neuer wurde begonnen; die beschädigte Datei ist „{1}“.</translation>
    </message>
    <message>
        <source>Nothing needs to be done: classifying pictures again lists them again.</source>
        <translation>Es ist nichts zu tun: Werden Bilder noch einmal klassifiziert, stehen sie wieder darin.</translation>
    </message>
    <message>
        <source>Decoding failed</source>
        <translation>Dekodieren gescheitert</translation>
    </message>
    <message>
        <source>The set-up&apos;s answers cannot be read</source>
        <translation>Die Antworten der Einrichtung lassen sich nicht lesen</translation>
    </message>
    <message>
        <source>“{1}” cannot be opened: {2}.</source>
        <translation>„{1}“ lässt sich nicht öffnen: {2}.</translation>
    </message>
    <message>
        <source>Check its permissions, or start yogadesk with --home and another folder.</source>
        <translation>Prüfen Sie die Rechte der Datei, oder starten Sie yogadesk mit --home und einem anderen Ordner.</translation>
    </message>
    <message>
        <source>The model&apos;s labels are missing</source>
        <translation>Die Klassennamen fehlen</translation>
    </message>
    <message>
        <source>A model gives numbers; the file of labels says what each one stands for.</source>
        <translation>Ein Modell gibt Zahlen aus; die Datei mit den Namen sagt, wofür jede steht.</translation>
    </message>
    <message>
        <source>Choose a text file with one label a line, or a CSV file with a column “label”.</source>
        <translation>Wählen Sie eine Textdatei mit einem Namen je Zeile, oder eine CSV-Datei mit einer Spalte „label“.</translation>
    </message>
    <message>
        <source>BigQuery cannot use this model</source>
        <translation>BigQuery kann dieses Modell nicht nutzen</translation>
    </message>
    <message>
        <source>Export it again so that it keeps to these rules, or choose another one.</source>
        <translation>Exportieren Sie es noch einmal so, dass es diese Regeln einhält, oder wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>There are {n1} labels, and the model gives {2} scores for a picture.</source>
        <translation>Es gibt {n1} Namen, und das Modell gibt {2} Werte für ein Bild aus.</translation>
    </message>
    <message>
        <source>The labels do not fit the model</source>
        <translation>Die Klassennamen passen nicht zum Modell</translation>
    </message>
    <message>
        <source>Choose the file of labels that belongs to this model.</source>
        <translation>Wählen Sie die Datei mit den Namen, die zu diesem Modell gehört.</translation>
    </message>
    <message>
        <source>The labels cannot be read</source>
        <translation>Die Klassennamen lassen sich nicht lesen</translation>
    </message>
    <message>
        <source>“{1}” cannot be used: {2}.</source>
        <translation>„{1}“ kann nicht genutzt werden: {2}.</translation>
    </message>
    <message>
        <source>The list of what the set-up made cannot be read</source>
        <translation>Die Liste dessen, was die Einrichtung angelegt hat, lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>Check its permissions, then try again.</source>
        <translation>Prüfen Sie die Rechte der Datei, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>The model cannot be read</source>
        <translation>Das Modell lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>Choose a file that is there and that you may read.</source>
        <translation>Wählen Sie eine Datei, die da ist und die Sie lesen dürfen.</translation>
    </message>
    <message>
        <source>This is no model that can be used</source>
        <translation>Das ist kein Modell, das genutzt werden kann</translation>
    </message>
    <message>
        <source>“{1}” is no ONNX, TensorFlow Lite or SavedModel model: {2}.</source>
        <translation>„{1}“ ist kein Modell in ONNX, TensorFlow Lite oder als SavedModel: {2}.</translation>
    </message>
    <message>
        <source>Choose the .onnx or .tflite file, or the SavedModel folder, of a classification model.</source>
        <translation>Wählen Sie die .onnx- oder .tflite-Datei oder den SavedModel-Ordner eines Modells, das klassifiziert.</translation>
    </message>
    <message>
        <source>This is not a model</source>
        <translation>Das ist kein Modell</translation>
    </message>
    <message>
        <source>“{1}” {2}. A model is an .onnx or .tflite file, or a TensorFlow SavedModel: a folder with saved_model.pb in it.</source>
        <translation>„{1}“ {2}. Ein Modell ist eine .onnx- oder .tflite-Datei oder ein TensorFlow-SavedModel: ein Ordner, in dem saved_model.pb liegt.</translation>
    </message>
    <message>
        <source>Choose the file or folder of one model, or a zip or tar of it.</source>
        <translation>Wählen Sie die Datei oder den Ordner eines einzelnen Modells, oder ein zip oder tar davon.</translation>
    </message>
    <message>
        <source>BigQuery hands over one picture as [batch, height, width, 3].</source>
        <translation>BigQuery übergibt ein Bild als [Stapel, Höhe, Breite, 3].</translation>
    </message>
    <message>
        <source>It has {n1} MB; BigQuery takes {n2} MB at most.</source>
        <translation>Es hat {n1} MB; BigQuery nimmt höchstens {n2} MB.</translation>
    </message>
    <message>
        <source>Its format is IR version {1}; BigQuery reads up to {2}.</source>
        <translation>Das Format ist IR-Version {1}; BigQuery liest bis {2}.</translation>
    </message>
    <message>
        <source>It takes {1}.</source>
        <translation>Es nimmt {1}.</translation>
    </message>
    <message>
        <source>Pictures at a time: {1}; BigQuery needs any number, or 1.</source>
        <translation>Bilder auf einmal: {1}; BigQuery braucht eine beliebige Zahl (any) oder 1.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Its operators are TensorFlow&apos;s own, and its tensors are dense.</source>
        <translation>Die Operatoren sind TensorFlows eigene, und die Tensoren sind dicht besetzt.</translation>
    </message>
    <message>
        <source>It has a graph for serving, of a version that BigQuery reads.</source>
        <translation>Es hat einen Graphen zum Ausführen, in einer Version, die BigQuery liest.</translation>
    </message>
    <message>
        <source>It uses operators of {1}, which are not ONNX&apos;s own.</source>
        <translation>Es nutzt Operatoren von {1}, die nicht zu ONNX gehören.</translation>
    </message>
    <message>
        <source>Its weights are in files outside of its folder ({1}). Export it as one.</source>
        <translation>Die Gewichte sind in Dateien außerhalb des Ordners ({1}). Exportieren Sie es als eine Datei.</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Everything is in this one file.</source>
        <translation>Alles ist in dieser einen Datei.</translation>
    </message>
    <message>
        <source>Its colours come first: put a transpose before it.</source>
        <translation>Die Farben kommen zuerst: Setzen Sie ein Transpose davor.</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>{1} is no tensor. For scikit-learn, export with zipmap=False.</source>
        <translation>{1} ist kein Tensor. Exportieren Sie bei scikit-learn mit zipmap=False.</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Ausgaben</translation>
    </message>
    <message>
        <source>It gives {1}.</source>
        <translation>Es gibt {1}.</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>No output is a list of scores: float [batch, classes].</source>
        <translation>Keine Ausgabe ist eine Liste von Werten: float [Stapel, Klassen].</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>Its input and outputs can be columns.</source>
        <translation>Ein- und Ausgaben können Spalten werden.</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>It uses opset {1} of {2}; BigQuery runs up to {3}.</source>
        <translation>Es nutzt Operator-Satz {1} von {2}; BigQuery kann bis {3}.</translation>
    </message>
    <message>
        <source>Its weights are in {1} files beside it.</source>
        <translation>Die Gewichte sind in {1} Dateien daneben.</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Elemente</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>{1} Its height and width must be fixed.</source>
        <translation>{1} Höhe und Breite müssen feststehen.</translation>
    </message>
    <message>
        <source>{1} has values that BigQuery has no type for.</source>
        <translation>{1} hat Werte, für die BigQuery keinen Typ hat.</translation>
    </message>
    <message>
        <source>It gives a score for each class.</source>
        <translation>Es gibt für jede Klasse einen Wert.</translation>
    </message>
    <message>
        <source>Operators</source>
        <translation>Operatoren</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>Graph</translation>
    </message>
    <message>
        <source>Custom operators</source>
        <translation>Eigene Operatoren</translation>
    </message>
    <message>
        <source>It has {1} inputs. {2}</source>
        <translation>Es hat {1} Eingaben. {2}</translation>
    </message>
    <message>
        <source>{1} cannot be a column: use letters, digits and underscores.</source>
        <translation>{1} kann keine Spalte sein: Nehmen Sie Buchstaben, Ziffern und Unterstriche.</translation>
    </message>
    <message>
        <source>An answer cannot be used</source>
        <translation>Eine Antwort kann nicht genutzt werden</translation>
    </message>
    <message>
        <source>Change it, then try again.</source>
        <translation>Ändern Sie sie, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>What was made is not there</source>
        <translation>Was angelegt wurde, ist nicht da</translation>
    </message>
    <message>
        <source>{1}: it was made without an error, and then: {2}</source>
        <translation>{1}: Es wurde ohne Fehler angelegt, und dann: {2}</translation>
    </message>
    <message>
        <source>Run the set-up again.</source>
        <translation>Führen Sie die Einrichtung noch einmal aus.</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>The site is not as it was set up</source>
        <translation>Der Standort ist nicht mehr so, wie er eingerichtet wurde</translation>
    </message>
    <message>
        <source>“{1}” was changed since its set-up, or that was not completed.</source>
        <translation>„{1}“ wurde seit der Einrichtung geändert, oder sie wurde nicht abgeschlossen.</translation>
    </message>
    <message>
        <source>Run the set-up again: what is there stays, and what is missing is made.</source>
        <translation>Führen Sie die Einrichtung noch einmal aus: Was da ist, bleibt, und was fehlt, wird angelegt.</translation>
    </message>
    <message>
        <source>There is no such site</source>
        <translation>Einen solchen Standort gibt es nicht</translation>
    </message>
    <message>
        <source>No site is called “{1}”. There are {2}.</source>
        <translation>Kein Standort heißt „{1}“. Es gibt {2}.</translation>
    </message>
    <message>
        <source>Choose one of them, or set it up.</source>
        <translation>Wählen Sie einen davon, oder richten Sie ihn ein.</translation>
    </message>
    <message>
        <source>The list of sites cannot be read</source>
        <translation>Die Liste der Standorte lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>Bucket</source>
        <translation>Bucket</translation>
    </message>
    <message>
        <source>Storage is paid by the gigabyte and month; model-ready pictures have 0.1 MB each.</source>
        <translation>Speicher wird je Gigabyte und Monat bezahlt; vorbereitete Bilder haben je 0,1 MB.</translation>
    </message>
    <message>
        <source>Name a bucket.</source>
        <translation>Nennen Sie einen Bucket.</translation>
    </message>
    <message>
        <source>The prefix must end with a slash, and hold none of * ? [ ] #.</source>
        <translation>Das Präfix muss mit einem Schrägstrich enden und darf keines von * ? [ ] # enthalten.</translation>
    </message>
    <message>
        <source>The prefix must be plain text, of 200 bytes at most.</source>
        <translation>Das Präfix muss einfacher Text von höchstens 200 Bytes sein.</translation>
    </message>
    <message>
        <source>{1} is in {2}; {3} may read it.</source>
        <translation>{1} ist in {2}; {3} darf ihn lesen.</translation>
    </message>
    <message>
        <source>The bucket is in another location</source>
        <translation>Der Bucket ist in einer anderen Region</translation>
    </message>
    <message>
        <source>The bucket {1} is in {2}, and the dataset in {3}. Both must be in the same one.</source>
        <translation>Der Bucket {1} ist in {2}, das Dataset in {3}. Beide müssen in derselben Region sein.</translation>
    </message>
    <message>
        <source>Choose another bucket, or another location and dataset.</source>
        <translation>Wählen Sie einen anderen Bucket, oder eine andere Region mit einem anderen Dataset.</translation>
    </message>
    <message>
        <source>The bucket has rights object by object</source>
        <translation>Der Bucket hat Rechte für jedes Objekt einzeln</translation>
    </message>
    <message>
        <source>In {1}, uniform bucket-level access is off: the grant to BigQuery would not reach every picture.</source>
        <translation>In {1} ist der einheitliche Zugriff auf Bucket-Ebene aus: Das Recht für BigQuery würde nicht jedes Bild erreichen.</translation>
    </message>
    <message>
        <source>Switch it on in the bucket&apos;s permissions, or choose another bucket.</source>
        <translation>Schalten Sie ihn bei den Berechtigungen des Buckets ein, oder wählen Sie einen anderen Bucket.</translation>
    </message>
    <message>
        <source>There is no bucket {1} yet.</source>
        <translation>Es gibt noch keinen Bucket {1}.</translation>
    </message>
    <message>
        <source>The emulator has the bucket {1}.</source>
        <translation>Der Emulator hat den Bucket {1}.</translation>
    </message>
    <message>
        <source>{1} may not read the bucket yet.</source>
        <translation>{1} darf den Bucket noch nicht lesen.</translation>
    </message>
    <message>
        <source>There is no connection {1} in {2}, and its service account is who must be allowed to read the bucket.</source>
        <translation>Es gibt keine Verbindung {1} in {2}, und deren Dienstkonto muss den Bucket lesen dürfen.</translation>
    </message>
    <message>
        <source>Run the set-up&apos;s step Connection first.</source>
        <translation>Führen Sie erst den Schritt Verbindung der Einrichtung aus.</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>Kapazität</translation>
    </message>
    <message>
        <source>Slots come in steps of {1}, from 50 to 5,000.</source>
        <translation>Slots gibt es in Schritten von {1}, von 50 bis 5.000.</translation>
    </message>
    <message>
        <source>No reservation serves this project&apos;s queries, and none was asked for. Google refuses to classify without one.</source>
        <translation>Keine Reservierung dient den Abfragen dieses Projekts, und keine wurde verlangt. Ohne eine weigert sich Google zu klassifizieren.</translation>
    </message>
    <message>
        <source>{1} serves this project&apos;s queries.</source>
        <translation>{1} dient den Abfragen dieses Projekts.</translation>
    </message>
    <message>
        <source>Waiting for the slots, {n1} s more at most.</source>
        <translation>Es wird auf die Slots gewartet, höchstens noch {n1} s.</translation>
    </message>
    <message>
        <source>This computer needs none.</source>
        <translation>Dieser Computer braucht keine.</translation>
    </message>
    <message>
        <source>No reservation serves this project&apos;s queries yet.</source>
        <translation>Noch dient keine Reservierung den Abfragen dieses Projekts.</translation>
    </message>
    <message>
        <source>The reservation is of the wrong edition</source>
        <translation>Die Reservierung hat die falsche Edition</translation>
    </message>
    <message>
        <source>{1} serves this project&apos;s queries, and its edition {2} has no BigQuery ML.</source>
        <translation>{1} dient den Abfragen dieses Projekts, und die Edition {2} hat kein BigQuery ML.</translation>
    </message>
    <message>
        <source>Ask its owner for one of the edition Enterprise.</source>
        <translation>Bitten Sie den Eigentümer um eine der Edition Enterprise.</translation>
    </message>
    <message>
        <source>{1} is assigned and not active yet.</source>
        <translation>{1} ist zugewiesen und gilt noch nicht.</translation>
    </message>
    <message>
        <source>Google has not put the assignment into effect within {n1} seconds.</source>
        <translation>Google hat die Zuweisung in {n1} Sekunden nicht angewendet.</translation>
    </message>
    <message>
        <source>Wait some minutes, then run the set-up again: it goes on from here.</source>
        <translation>Warten Sie einige Minuten, und führen Sie die Einrichtung dann noch einmal aus: Von hier geht es weiter.</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>{1} reads the bucket as {2}.</source>
        <translation>{1} liest den Bucket als {2}.</translation>
    </message>
    <message>
        <source>There is no connection {1} yet.</source>
        <translation>Es gibt noch keine Verbindung {1}.</translation>
    </message>
    <message>
        <source>Location and dataset</source>
        <translation>Region und Dataset</translation>
    </message>
    <message>
        <source>The dataset {1} is in {2}.</source>
        <translation>Das Dataset {1} ist in {2}.</translation>
    </message>
    <message>
        <source>There is no dataset {1} yet.</source>
        <translation>Es gibt noch kein Dataset {1}.</translation>
    </message>
    <message>
        <source>The dataset is in another location</source>
        <translation>Das Dataset ist in einer anderen Region</translation>
    </message>
    <message>
        <source>The dataset {1} is in {2}, and {3} was asked for. A dataset cannot be moved, and everything must be in one location.</source>
        <translation>Das Dataset {1} ist in {2}, verlangt war {3}. Ein Dataset lässt sich nicht verlegen, und alles muss in einer Region sein.</translation>
    </message>
    <message>
        <source>Use the location {1}, or another dataset.</source>
        <translation>Nehmen Sie die Region {1}, oder ein anderes Dataset.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Choose a model.</source>
        <translation>Wählen Sie ein Modell.</translation>
    </message>
    <message>
        <source>Choose the file of the model&apos;s labels.</source>
        <translation>Wählen Sie die Datei mit den Klassennamen.</translation>
    </message>
    <message>
        <source>Labels can be moved by one.</source>
        <translation>Die Namen lassen sich um einen verschieben.</translation>
    </message>
    <message>
        <source>BigQuery reads the model differently</source>
        <translation>BigQuery liest das Modell anders</translation>
    </message>
    <message>
        <source>The file takes {1} and gives {2}; BigQuery tells of {3} and {4}.</source>
        <translation>Die Datei nimmt {1} und gibt {2}; BigQuery nennt {3} und {4}.</translation>
    </message>
    <message>
        <source>Export it again with plain names for its input and output: letters, digits, underscores.</source>
        <translation>Exportieren Sie es noch einmal mit einfachen Namen für Ein- und Ausgabe: Buchstaben, Ziffern, Unterstriche.</translation>
    </message>
    <message>
        <source>{1} knows {n2} classes. BigQuery reports that it takes {3} and gives {4}.</source>
        <translation>{1} kennt {n2} Klassen. BigQuery meldet, dass es {3} nimmt und {4} gibt.</translation>
    </message>
    <message>
        <source>The model {1} is not imported yet.</source>
        <translation>Das Modell {1} ist noch nicht importiert.</translation>
    </message>
    <message>
        <source>The labels of {1} are not loaded yet.</source>
        <translation>Die Klassennamen von {1} sind noch nicht geladen.</translation>
    </message>
    <message>
        <source>The labels of {1} are others.</source>
        <translation>Die Klassennamen von {1} sind andere.</translation>
    </message>
    <message>
        <source>Pictures and health data</source>
        <translation>Bilder und Gesundheit</translation>
    </message>
    <message>
        <source>The two tables need different names.</source>
        <translation>Die zwei Tabellen brauchen verschiedene Namen.</translation>
    </message>
    <message>
        <source>{1} pictures and {2} health records can be read.</source>
        <translation>{1} Bilder und {2} Gesundheitseinträge lassen sich lesen.</translation>
    </message>
    <message>
        <source>The table {1} is empty.</source>
        <translation>Die Tabelle {1} ist leer.</translation>
    </message>
    <message>
        <source>Waiting until BigQuery may read the bucket, {n1} s more at most.</source>
        <translation>Es wird gewartet, bis BigQuery den Bucket lesen darf, höchstens noch {n1} s.</translation>
    </message>
    <message>
        <source>There is no table {1} yet.</source>
        <translation>Es gibt noch keine Tabelle {1}.</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Name a project.</source>
        <translation>Nennen Sie ein Projekt.</translation>
    </message>
    <message>
        <source>There is no project {1} that you may see.</source>
        <translation>Es gibt kein Projekt {1}, das Sie sehen dürfen.</translation>
    </message>
    <message>
        <source>Choose one from the list, or have it made.</source>
        <translation>Wählen Sie eines aus der Liste, oder lassen Sie es anlegen.</translation>
    </message>
    <message>
        <source>No open billing account is linked to the project {1}.</source>
        <translation>Mit dem Projekt {1} ist kein offenes Rechnungskonto verknüpft.</translation>
    </message>
    <message>
        <source>Link one on the page below, then try again. The set-up goes on from here.</source>
        <translation>Verknüpfen Sie auf der Seite unten eines, und versuchen Sie es dann noch einmal. Die Einrichtung geht von hier weiter.</translation>
    </message>
    <message>
        <source>In {1} you lack: {2}.</source>
        <translation>In {1} fehlt Ihnen: {2}.</translation>
    </message>
    <message>
        <source>Ask the project&apos;s owner for: {1}.</source>
        <translation>Bitten Sie den Eigentümer des Projekts um: {1}.</translation>
    </message>
    <message>
        <source>{1} is paid for, and its APIs are on.</source>
        <translation>{1} wird bezahlt, und seine APIs sind eingeschaltet.</translation>
    </message>
    <message>
        <source>These APIs are off: {1}.</source>
        <translation>Diese APIs sind aus: {1}.</translation>
    </message>
    <message>
        <source>The project is not there</source>
        <translation>Das Projekt ist nicht da</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Choose the JSON file of your OAuth client.</source>
        <translation>Wählen Sie die JSON-Datei Ihres OAuth-Clients.</translation>
    </message>
    <message>
        <source>Choose the JSON file of the service account&apos;s key.</source>
        <translation>Wählen Sie die JSON-Datei mit dem Schlüssel des Dienstkontos.</translation>
    </message>
    <message>
        <source>Signed in as {1}.</source>
        <translation>Angemeldet als {1}.</translation>
    </message>
    <message>
        <source>Signed in.</source>
        <translation>Angemeldet.</translation>
    </message>
    <message>
        <source>Nobody is signed in for this site yet.</source>
        <translation>Für diesen Standort ist noch niemand angemeldet.</translation>
    </message>
    <message>
        <source>No sign-in is needed on this computer.</source>
        <translation>Auf diesem Computer ist keine Anmeldung nötig.</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>Choose one of the sample pictures.</source>
        <translation>Wählen Sie eines der Beispielbilder.</translation>
    </message>
    <message>
        <source>The sample is “{1}” with a score of {n2}.</source>
        <translation>Das Beispiel ist „{1}“ mit einem Wert von {n2}.</translation>
    </message>
    <message>
        <source>The sample picture was not classified yet.</source>
        <translation>Das Beispielbild wurde noch nicht klassifiziert.</translation>
    </message>
    <message>
        <source>The sample picture has no answer</source>
        <translation>Für das Beispielbild gibt es keine Antwort</translation>
    </message>
    <message>
        <source>Run the set-up again; if it stays, check that the prefix is the object table&apos;s.</source>
        <translation>Führen Sie die Einrichtung noch einmal aus; bleibt es so, prüfen Sie, ob das Präfix das der Objekttabelle ist.</translation>
    </message>
    <message>
        <source>Waiting until Google uses the reservation, {n1} s more at most.</source>
        <translation>Es wird gewartet, bis Google die Reservierung nutzt, höchstens noch {n1} s.</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>The endpoint must be an https address, or an http one on this computer.</source>
        <translation>Der Endpunkt muss eine https-Adresse sein, oder eine http-Adresse auf diesem Computer.</translation>
    </message>
    <message>
        <source>In Google Cloud.</source>
        <translation>In Google Cloud.</translation>
    </message>
    <message>
        <source>On this computer: nothing leaves it.</source>
        <translation>Auf diesem Computer: Nichts verlässt ihn.</translation>
    </message>
    <message>
        <source>At {1}.</source>
        <translation>Bei {1}.</translation>
    </message>
    <message>
        <source>The archive cannot be used</source>
        <translation>Das Archiv kann nicht genutzt werden</translation>
    </message>
    <message>
        <source>“{1}” cannot be unpacked: {2}.</source>
        <translation>„{1}“ lässt sich nicht entpacken: {2}.</translation>
    </message>
    <message>
        <source>Get it again, or unpack it yourself and choose the folder or file of the model.</source>
        <translation>Besorgen Sie es neu, oder entpacken Sie es selbst und wählen Sie den Ordner oder die Datei des Modells.</translation>
    </message>
    <message>
        <source>{n1} MB are unpacked.</source>
        <translation>{n1} MB sind entpackt.</translation>
    </message>
    <message>
        <source>Name a {1}.</source>
        <translation>Nennen Sie einen Namen ({1}).</translation>
    </message>
    <message>
        <source>There is nothing to learn from</source>
        <translation>Es gibt nichts, woraus zu lernen wäre</translation>
    </message>
    <message>
        <source>“{1}” has no sub-folder with pictures in it.</source>
        <translation>„{1}“ hat keinen Unterordner mit Bildern darin.</translation>
    </message>
    <message>
        <source>Make one sub-folder for each pose, named as the pose, and put its pictures there.</source>
        <translation>Legen Sie für jede Haltung einen Unterordner mit ihrem Namen an, und legen Sie ihre Bilder hinein.</translation>
    </message>
    <message>
        <source>One pose is not enough</source>
        <translation>Eine Haltung reicht nicht</translation>
    </message>
    <message>
        <source>All pictures are labelled “{1}”, so there is nothing to tell it from.</source>
        <translation>Alle Bilder heißen „{1}“; es gibt also nichts, wovon sie zu unterscheiden wären.</translation>
    </message>
    <message>
        <source>Add a folder with pictures of another pose, or of none.</source>
        <translation>Fügen Sie einen Ordner mit Bildern einer anderen Haltung hinzu, oder von keiner.</translation>
    </message>
    <message>
        <source>There are too many poses</source>
        <translation>Es sind zu viele Haltungen</translation>
    </message>
    <message>
        <source>The folder has {1} sub-folders; BigQuery ML teaches {2} classes at most.</source>
        <translation>Der Ordner hat {1} Unterordner; BigQuery ML lernt höchstens {2} Klassen.</translation>
    </message>
    <message>
        <source>Put similar poses together, or teach two models.</source>
        <translation>Legen Sie ähnliche Haltungen zusammen, oder trainieren Sie zwei Modelle.</translation>
    </message>
    <message>
        <source>There are too few pictures</source>
        <translation>Es sind zu wenige Bilder</translation>
    </message>
    <message>
        <source>There is only one picture of {1}{2}.</source>
        <translation>Es gibt nur ein Bild von {1}{2}.</translation>
    </message>
    <message>
        <source>Two of each pose are the least; twenty or more make a useful model.</source>
        <translation>Zwei je Haltung sind das Mindeste; mit zwanzig oder mehr wird ein Modell brauchbar.</translation>
    </message>
    <message>
        <source>This folder&apos;s name cannot be a pose</source>
        <translation>Der Name dieses Ordners kann keine Haltung sein</translation>
    </message>
    <message>
        <source>{1} holds control characters, or is longer than {2} letters.</source>
        <translation>{1} enthält Steuerzeichen, oder ist länger als {2} Buchstaben.</translation>
    </message>
    <message>
        <source>Rename the folder.</source>
        <translation>Benennen Sie den Ordner um.</translation>
    </message>
    <message>
        <source>The folder cannot be read</source>
        <translation>Der Ordner lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>Check its name and its permissions.</source>
        <translation>Prüfen Sie seinen Namen und seine Rechte.</translation>
    </message>
    <message>
        <source>listing what the model learnt from</source>
        <translation>Auflisten dessen, was das Modell gelernt hat</translation>
    </message>
    <message>
        <source>There is no such model</source>
        <translation>Ein solches Modell gibt es nicht</translation>
    </message>
    <message>
        <source>No model on “{1}” is called “{2}”. There are {3}.</source>
        <translation>Kein Modell auf „{1}“ heißt „{2}“. Es gibt {3}.</translation>
    </message>
    <message>
        <source>Name one of them.</source>
        <translation>Nennen Sie eines davon.</translation>
    </message>
    <message>
        <source>No folder was named, and no picture you corrected is still there.</source>
        <translation>Kein Ordner wurde genannt, und kein Bild, das Sie berichtigt haben, ist noch da.</translation>
    </message>
    <message>
        <source>No folder was named.</source>
        <translation>Kein Ordner wurde genannt.</translation>
    </message>
    <message>
        <source>Choose a folder with one sub-folder for each pose.</source>
        <translation>Wählen Sie einen Ordner mit einem Unterordner je Haltung.</translation>
    </message>
    <message>
        <source>There is nothing to compare</source>
        <translation>Es gibt nichts zu vergleichen</translation>
    </message>
    <message>
        <source>No picture was answered by both sites. {1}</source>
        <translation>Kein Bild wurde von beiden Standorten beantwortet. {1}</translation>
    </message>
    <message>
        <source>Try another picture, or check the site with “yogadesk doctor --site NAME”.</source>
        <translation>Versuchen Sie es mit einem anderen Bild, oder prüfen Sie den Standort mit „yogadesk doctor --site NAME“.</translation>
    </message>
    <message>
        <source>“{1}” cannot be written: {2}.</source>
        <translation>„{1}“ lässt sich nicht schreiben: {2}.</translation>
    </message>
    <message>
        <source>Check the disk and the folder&apos;s permissions.</source>
        <translation>Prüfen Sie den Datenträger und die Rechte des Ordners.</translation>
    </message>
    <message>
        <source>The model answered nothing</source>
        <translation>Das Modell hat nichts geantwortet</translation>
    </message>
    <message>
        <source>The site trained a model, but its answers to the pictures were empty.</source>
        <translation>Der Standort hat ein Modell trainiert, aber dessen Antworten auf die Bilder waren leer.</translation>
    </message>
    <message>
        <source>Check that the object table covers the folder pictures are uploaded to.</source>
        <translation>Prüfen Sie, ob die Objekttabelle den Ordner umfasst, in den Bilder hochgeladen werden.</translation>
    </message>
</context>
<context>
    <name>SayLine</name>
    <message>
        <source>What happened</source>
        <translation>Was geschehen ist</translation>
    </message>
</context>
<context>
    <name>ScoreBars</name>
    <message>
        <source>Top classes</source>
        <translation>Beste Klassen</translation>
    </message>
    <message>
        <source>{pose} {score}</source>
        <translation>{pose} {score}</translation>
    </message>
    <message>
        <source>Top classes: {list}</source>
        <translation>Beste Klassen: {list}</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>When the best score is below this, the answer is “not sure”. Higher means fewer wrong answers, and more pictures without one.</source>
        <translation>Liegt der beste Wert darunter, ist die Antwort „unsicher“. Höher heißt: weniger falsche Antworten, und mehr Bilder ohne eine.</translation>
    </message>
    <message>
        <source>Classes to keep</source>
        <translation>Klassen, die bleiben</translation>
    </message>
    <message>
        <source>How many of the best classes are shown and saved for each picture.</source>
        <translation>Wie viele der besten Klassen zu jedem Bild gezeigt und gespeichert werden.</translation>
    </message>
    <message>
        <source>What is uploaded</source>
        <translation>Was hochgeladen wird</translation>
    </message>
    <message>
        <source>Model-ready sends each picture at the size the model looks at: fast, and neither place nor camera data leave this computer. Original sends the file itself where BigQuery can read it.</source>
        <translation>„Modellfertig“ schickt jedes Bild in der Größe, die das Modell ansieht: schnell, und weder Ort noch Kameradaten verlassen diesen Computer. „Original“ schickt die Datei selbst, wo BigQuery sie lesen kann.</translation>
    </message>
    <message>
        <source>Model-ready</source>
        <translation>Modellfertig</translation>
    </message>
    <message>
        <source>Original file</source>
        <translation>Originaldatei</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Where pictures are classified: on this computer or in Google Cloud.</source>
        <translation>Wo Bilder klassifiziert werden: auf diesem Computer oder in Google Cloud.</translation>
    </message>
    <message>
        <source>Mark CSV files as UTF-8</source>
        <translation>CSV-Dateien als UTF-8 kennzeichnen</translation>
    </message>
    <message>
        <source>Old versions of Excel need this mark to show accents and other scripts correctly. Some other programs stumble over it.</source>
        <translation>Alte Excel-Versionen brauchen das Zeichen, um Akzente und andere Schriften richtig zu zeigen. Manche anderen Programme stolpern darüber.</translation>
    </message>
    <message>
        <source>Ask before a run of more pictures than</source>
        <translation>Fragen vor einem Lauf mit mehr Bildern als</translation>
    </message>
    <message>
        <source>Where a site can cost money, a larger run waits for your word, with an estimate beside it.</source>
        <translation>Wo ein Standort Geld kosten kann, wartet ein größerer Lauf auf Ihr Wort, mit einer Schätzung daneben.</translation>
    </message>
    <message>
        <source>Ask before a run of more cents than</source>
        <translation>Fragen vor einem Lauf für mehr Cent als</translation>
    </message>
    <message>
        <source>In hundredths of the currency the prices are known in. An estimate, not a limit that Google would keep to.</source>
        <translation>In Hundertsteln der Währung, in der die Preise bekannt sind. Eine Schätzung, keine Grenze, an die sich Google hielte.</translation>
    </message>
    <message>
        <source>Say when a long run is over</source>
        <translation>Sagen, wenn ein langer Lauf zu Ende ist</translation>
    </message>
    <message>
        <source>With a note on the desktop, while the window is in the background.</source>
        <translation>Mit einem Hinweis auf dem Schreibtisch, solange das Fenster im Hintergrund ist.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Holds from the next start on. What the sites say stays in English.</source>
        <translation>Gilt ab dem nächsten Start. Was die Standorte sagen, bleibt englisch.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>No setting matches.</source>
        <translation>Keine Einstellung passt.</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>Einstellungen durchsuchen</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Ein</translation>
    </message>
</context>
<context>
    <name>ShareField</name>
    <message>
        <source>{name}, in percent</source>
        <translation>{name}, in Prozent</translation>
    </message>
</context>
<context>
    <name>Shelf</name>
    <message>
        <source>{before} → {after}</source>
        <translation>{before} → {after}</translation>
    </message>
    <message>
        <source>{pose} {score}</source>
        <translation>{pose} {score}</translation>
    </message>
</context>
<context>
    <name>ShelfModel</name>
    <message>
        <source>{title} → {pose}, corrected by you</source>
        <translation>{title} → {pose}, von Ihnen berichtigt</translation>
    </message>
    <message>
        <source>{title}, answered {said}, {file}</source>
        <translation>{title}, Antwort {said}, {file}</translation>
    </message>
</context>
<context>
    <name>ShelfView</name>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>Kein Bild</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Sign in to Google Cloud</source>
        <translation>Bei Google Cloud anmelden</translation>
    </message>
    <message>
        <source>yogadesk acts in your name. Your password is never seen or kept.</source>
        <translation>yogadesk handelt in Ihrem Namen. Ihr Passwort wird nie gesehen oder behalten.</translation>
    </message>
    <message>
        <source>In the bro&amp;wser</source>
        <translation>Im Bro&amp;wser</translation>
    </message>
    <message>
        <source>With the file of an OAuth client of the type “Desktop app”, from the Google Cloud console under “Clients”.</source>
        <translation>Mit der Datei eines OAuth-Clients der Art „Desktop app“, aus der Google-Cloud-Konsole unter „Clients“.</translation>
    </message>
    <message>
        <source>OAuth &amp;client file</source>
        <translation>OAuth-&amp;Client-Datei</translation>
    </message>
    <message>
        <source>As &amp;gcloud is signed in</source>
        <translation>Wie &amp;gcloud angemeldet ist</translation>
    </message>
    <message>
        <source>With what “gcloud auth application-default login” left on this computer.</source>
        <translation>Mit dem, was „gcloud auth application-default login“ auf diesem Computer hinterlassen hat.</translation>
    </message>
    <message>
        <source>As a &amp;service account</source>
        <translation>Als &amp;Dienstkonto</translation>
    </message>
    <message>
        <source>With its key file: for a computer that nobody sits at.</source>
        <translation>Mit dessen Schlüsseldatei: für einen Computer, an dem niemand sitzt.</translation>
    </message>
    <message>
        <source>&amp;Key file</source>
        <translation>&amp;Schlüsseldatei</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>JSON-Dateien (*.json)</translation>
    </message>
    <message>
        <source>Sign &amp;in</source>
        <translation>&amp;Anmelden</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>A&amp;ufhören</translation>
    </message>
    <message>
        <source>Wait for the browser no longer</source>
        <translation>Nicht länger auf den Browser warten</translation>
    </message>
    <message>
        <source>Copy the &amp;address</source>
        <translation>Ad&amp;resse kopieren</translation>
    </message>
    <message>
        <source>For another browser, or when none opened</source>
        <translation>Für einen anderen Browser, oder wenn keiner aufging</translation>
    </message>
    <message>
        <source>Sign &amp;out</source>
        <translation>Ab&amp;melden</translation>
    </message>
    <message>
        <source>Revoke the sign-in and forget it</source>
        <translation>Die Anmeldung widerrufen und vergessen</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Es wird angemeldet…</translation>
    </message>
    <message>
        <source>Signing out…</source>
        <translation>Es wird abgemeldet…</translation>
    </message>
    <message>
        <source>Signed out.</source>
        <translation>Abgemeldet.</translation>
    </message>
    <message>
        <source>Signed in as {account}.</source>
        <translation>Angemeldet als {account}.</translation>
    </message>
    <message>
        <source>Signed in.</source>
        <translation>Angemeldet.</translation>
    </message>
    <message>
        <source>Stopped. Nobody is signed in.</source>
        <translation>Aufgehört. Niemand ist angemeldet.</translation>
    </message>
</context>
<context>
    <name>Sites</name>
    <message>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>This computer · offline</source>
        <translation>Dieser Computer · offline</translation>
    </message>
    <message>
        <source>Your pictures stay on this computer.</source>
        <translation>Ihre Bilder bleiben auf diesem Computer.</translation>
    </message>
    <message>
        <source>Pictures are sent to the bucket {bucket}, without place or camera data.</source>
        <translation>Bilder werden an den Bucket {bucket} geschickt, ohne Orts- und Kameradaten.</translation>
    </message>
</context>
<context>
    <name>SitesMenu</name>
    <message>
        <source>Set &amp;up a site…</source>
        <translation>Einen Standort ein&amp;richten…</translation>
    </message>
</context>
<context>
    <name>Skipped</name>
    <message>
        <source>Its name does not end like a picture&apos;s. If it is one, classify it all the same, or give it an ending such as .jpg.</source>
        <translation>Der Name endet nicht wie der eines Bildes. Ist es eins, klassifizieren Sie es trotzdem, oder geben Sie ihm eine Endung wie .jpg.</translation>
    </message>
    <message>
        <source>It is hidden in its folder. Classify it all the same, or drop it by itself.</source>
        <translation>Es ist in seinem Ordner versteckt. Klassifizieren Sie es trotzdem, oder ziehen Sie es einzeln hierher.</translation>
    </message>
    <message>
        <source>It is another way to a file that is listed already. Look there for the answer.</source>
        <translation>Es ist ein anderer Weg zu einer Datei, die schon aufgelistet ist. Die Antwort steht dort.</translation>
    </message>
</context>
<context>
    <name>SortMenu</name>
    <message>
        <source>Last first</source>
        <translation>Letztes zuerst</translation>
    </message>
    <message>
        <source>As added</source>
        <translation>Wie hinzugefügt</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Nach Name</translation>
    </message>
    <message>
        <source>By state</source>
        <translation>Nach Zustand</translation>
    </message>
    <message>
        <source>By pose</source>
        <translation>Nach Haltung</translation>
    </message>
    <message>
        <source>By confidence</source>
        <translation>Nach Sicherheit</translation>
    </message>
    <message>
        <source>By time of the answer</source>
        <translation>Nach Zeit der Antwort</translation>
    </message>
</context>
<context>
    <name>Sql</name>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>Wofür</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Slot time</source>
        <translation>Slot-Zeit</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>Zwischenspeicher</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Job</translation>
    </message>
    <message>
        <source>Failed: {doing}</source>
        <translation>Fehlgeschlagen: {doing}</translation>
    </message>
    <message>
        <source>{number} s</source>
        <translation>{number} s</translation>
    </message>
    <message>
        <source>hit</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
</context>
<context>
    <name>SqlPanel</name>
    <message>
        <source>SQL</source>
        <translation>SQL</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>Anweisungen</translation>
    </message>
    <message>
        <source>The statement</source>
        <translation>Die Anweisung</translation>
    </message>
    <message>
        <source>Copy the statement</source>
        <translation>Anweisung kopieren</translation>
    </message>
    <message>
        <source>Copy with parameters filled in</source>
        <translation>Mit eingesetzten Parametern kopieren</translation>
    </message>
    <message>
        <source>No statement ran yet in this session.</source>
        <translation>In dieser Sitzung lief noch keine Anweisung.</translation>
    </message>
    <message>
        <source>{count} statements, {seconds} in all</source>
        <translation>{count} Anweisungen, {seconds} insgesamt</translation>
    </message>
    <message>
        <source>{so_far}, slot time {slots}</source>
        <translation>{so_far}, Slot-Zeit {slots}</translation>
    </message>
    <message>
        <source>Job {job}</source>
        <translation>Job {job}</translation>
    </message>
    <message>
        <source>Billed {bytes}</source>
        <translation>Berechnet {bytes}</translation>
    </message>
</context>
<context>
    <name>State</name>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Wird vorbereitet</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Wird geschickt</translation>
    </message>
    <message>
        <source>Classifying</source>
        <translation>Wird klassifiziert</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>Unsicher</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Where pictures are classified</source>
        <translation>Wo Bilder klassifiziert werden</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Wird vorbereitet…</translation>
    </message>
    <message>
        <source>Model: {name}</source>
        <translation>Modell: {name}</translation>
    </message>
    <message>
        <source>SHA-256 of its file: {sum}</source>
        <translation>SHA-256 seiner Datei: {sum}</translation>
    </message>
    <message>
        <source>Not ready</source>
        <translation>Nicht bereit</translation>
    </message>
</context>
<context>
    <name>Step</name>
    <message>
        <source>Sign in again. What you entered so far is kept.</source>
        <translation>Melden Sie sich erneut an. Was Sie bisher eingegeben haben, bleibt.</translation>
    </message>
    <message>
        <source>To be made</source>
        <translation>Wird angelegt</translation>
    </message>
    <message>
        <source>There already</source>
        <translation>Schon da</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Braucht Sie</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>Es wird nachgesehen</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Deleting</source>
        <translation>Wird gelöscht</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Nothing made</source>
        <translation>Nichts angelegt</translation>
    </message>
    <message>
        <source>Everything stays on this computer.</source>
        <translation>Alles bleibt auf diesem Computer.</translation>
    </message>
    <message>
        <source>Everything is made in Google Cloud.</source>
        <translation>Alles wird in Google Cloud angelegt.</translation>
    </message>
    <message>
        <source>Signed in as {account}.</source>
        <translation>Angemeldet als {account}.</translation>
    </message>
    <message>
        <source>Signs in, and makes nothing.</source>
        <translation>Meldet an und legt nichts an.</translation>
    </message>
    <message>
        <source>Makes the project “{name}” if there is none, and enables the APIs in it.</source>
        <translation>Legt das Projekt „{name}“ an, wenn es keins gibt, und aktiviert darin die APIs.</translation>
    </message>
    <message>
        <source>Uses the project “{name}” and enables the APIs that are needed.</source>
        <translation>Benutzt das Projekt „{name}“ und aktiviert die nötigen APIs.</translation>
    </message>
    <message>
        <source>The dataset “{name}” in {location}.</source>
        <translation>Das Dataset „{name}“ in {location}.</translation>
    </message>
    <message>
        <source>The connection “{name}”, with a service account of its own.</source>
        <translation>Die Verbindung „{name}“ mit einem eigenen Dienstkonto.</translation>
    </message>
    <message>
        <source>The bucket “{name}”, closed to the public. The connection may read what is in it.</source>
        <translation>Der Bucket „{name}“, für die Öffentlichkeit geschlossen. Die Verbindung darf lesen, was darin ist.</translation>
    </message>
    <message>
        <source>The object table “{pictures}” over the bucket, and the table “{health}”.</source>
        <translation>Die Objekttabelle „{pictures}“ über dem Bucket und die Tabelle „{health}“.</translation>
    </message>
    <message>
        <source>Sends the model that comes with yogadesk to the bucket and imports it.</source>
        <translation>Schickt das mitgebrachte Modell in den Bucket und importiert es.</translation>
    </message>
    <message>
        <source>Sends the model {source} to the bucket and imports it.</source>
        <translation>Schickt das Modell {source} in den Bucket und importiert es.</translation>
    </message>
    <message>
        <source>Makes no reservation: uses what is assigned.</source>
        <translation>Macht keine Reservierung: benutzt, was zugewiesen ist.</translation>
    </message>
    <message>
        <source>The reservation “{name}”: no slots at rest, up to {slots} while it works.</source>
        <translation>Die Reservierung „{name}“: keine Slots in Ruhe, bis zu {slots} bei der Arbeit.</translation>
    </message>
    <message>
        <source>Classifies one sample picture on the site.</source>
        <translation>Klassifiziert ein Beispielbild am Standort.</translation>
    </message>
</context>
<context>
    <name>StepBoard</name>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>{title} · {state}</source>
        <translation>{title} · {state}</translation>
    </message>
    <message>
        <source>What it makes</source>
        <translation>Was es anlegt</translation>
    </message>
    <message>
        <source>Detai&amp;ls…</source>
        <translation>Ein&amp;zelheiten…</translation>
    </message>
    <message>
        <source>What it costs, what it needs, and the same by hand</source>
        <translation>Was es kostet, was es braucht, und dasselbe von Hand</translation>
    </message>
    <message>
        <source>&amp;Fix</source>
        <translation>&amp;Beheben</translation>
    </message>
    <message>
        <source>&amp;Open the page</source>
        <translation>Seite &amp;öffnen</translation>
    </message>
    <message>
        <source>&amp;Retry</source>
        <translation>&amp;Erneut</translation>
    </message>
    <message>
        <source>Cop&amp;y command</source>
        <translation>Befehl ko&amp;pieren</translation>
    </message>
    <message>
        <source>Go to the page where this is answered</source>
        <translation>Zu der Seite, auf der das beantwortet wird</translation>
    </message>
    <message>
        <source>Open the page in the browser where this is done</source>
        <translation>Die Seite im Browser öffnen, auf der das erledigt wird</translation>
    </message>
    <message>
        <source>Try again; what is made already is found</source>
        <translation>Erneut versuchen; was schon angelegt ist, wird gefunden</translation>
    </message>
    <message>
        <source>Copy the commands that do the same by hand</source>
        <translation>Die Befehle kopieren, die von Hand dasselbe tun</translation>
    </message>
    <message>
        <source>Costs: {cost}</source>
        <translation>Kostet: {cost}</translation>
    </message>
    <message>
        <source>Needs: {list}</source>
        <translation>Braucht: {list}</translation>
    </message>
    <message>
        <source>Sign in a&amp;gain</source>
        <translation>Erneut an&amp;melden</translation>
    </message>
</context>
<context>
    <name>StepRail</name>
    <message>
        <source>Step {number} of {count}: {title}</source>
        <translation>Schritt {number} von {count}: {title}</translation>
    </message>
</context>
<context>
    <name>Teach</name>
    <message>
        <source>Measured on the {pictures} it learnt from, for there are too few to hold some out: new pictures will do worse.</source>
        <translation>Gemessen an {pictures}, aus denen es gelernt hat, denn es sind zu wenige, um welche zurückzuhalten: Bei neuen wird es schlechter sein.</translation>
    </message>
    <message>
        <source>Learnt from {learnt}, measured on {held} that were held out.</source>
        <translation>Gelernt aus {learnt}, gemessen an {held}, die zurückgehalten wurden.</translation>
    </message>
    <message>
        <source>Too few different pictures to measure: {poses}.</source>
        <translation>Zu wenige verschiedene Bilder zum Messen: {poses}.</translation>
    </message>
</context>
<context>
    <name>TeachDialog</name>
    <message>
        <source>Teach poses</source>
        <translation>Haltungen lehren</translation>
    </message>
    <message>
        <source>Pose</source>
        <translation>Haltung</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>What there is to learn from</source>
        <translation>Was es zu lernen gibt</translation>
    </message>
    <message>
        <source>Choose a folder to see what is in it.</source>
        <translation>Ein gewählter Ordner zeigt hier, was in ihm ist.</translation>
    </message>
    <message>
        <source>Pictures that resemble each other stay together when some are held out to measure the new model. “Not sure” for anything unlike all poses comes with it.</source>
        <translation>Bilder, die einander gleichen, bleiben zusammen, wenn einige zurückgehalten werden, um das neue Modell zu messen. „Nicht sicher“ bei allem, was keiner Haltung gleicht, kommt mit.</translation>
    </message>
    <message>
        <source>Teach</source>
        <translation>Lehren</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird durchgesehen…</translation>
    </message>
    <message>
        <source>{pictures} of {count} poses.</source>
        <translation>{pictures} von {count} Haltungen.</translation>
    </message>
    <message>
        <source>Twenty or more of each pose make a useful model.</source>
        <translation>Zwanzig oder mehr pro Haltung ergeben ein brauchbares Modell.</translation>
    </message>
</context>
<context>
    <name>TryPage</name>
    <message>
        <source>It works: try it</source>
        <translation>Es läuft: Probieren Sie es aus</translation>
    </message>
    <message>
        <source>This sample went to the bucket, through the object table and the model, and back.</source>
        <translation>Dieses Beispiel ging in den Bucket, durch die Objekttabelle und das Modell und zurück.</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>Classify on this site &amp;from now on</source>
        <translation>Ab jetzt an diesem Standort klassi&amp;fizieren</translation>
    </message>
    <message>
        <source>Delete &amp;what was created…</source>
        <translation>&amp;Angelegtes löschen…</translation>
    </message>
    <message>
        <source>&amp;Another picture</source>
        <translation>&amp;Anderes Bild</translation>
    </message>
    <message>
        <source>Sample picture</source>
        <translation>Beispielbild</translation>
    </message>
    <message>
        <source>&amp;Try it</source>
        <translation>&amp;Ausprobieren</translation>
    </message>
    <message>
        <source>Classifying…</source>
        <translation>Wird klassifiziert…</translation>
    </message>
</context>
<context>
    <name>VersionsDialog</name>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Poses</source>
        <translation>Haltungen</translation>
    </message>
    <message>
        <source>Taught</source>
        <translation>Gelehrt</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>Accuracy is of the pictures that were held out when the model was taught. To compare models, evaluate one and choose “Compare with” there.</source>
        <translation>Die Genauigkeit gilt für die Bilder, die beim Lehren zurückgehalten wurden. Um Modelle zu vergleichen, eines bewerten und dort „Vergleichen mit“ wählen.</translation>
    </message>
    <message>
        <source>Models on “{site}”</source>
        <translation>Modelle auf „{site}“</translation>
    </message>
    <message>
        <source>Let it answer</source>
        <translation>Antworten lassen</translation>
    </message>
    <message>
        <source>Evaluate…</source>
        <translation>Bewerten…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Here and on the site. Asked once more.</source>
        <translation>Hier und am Standort. Es wird noch einmal gefragt.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>{model} (answers)</source>
        <translation>{model} (antwortet)</translation>
    </message>
    <message>
        <source>came with the site</source>
        <translation>mit dem Standort gekommen</translation>
    </message>
    <message>
        <source>Delete for good?</source>
        <translation>Endgültig löschen?</translation>
    </message>
</context>
<context>
    <name>Viewer</name>
    <message>
        <source>Previous picture (←)</source>
        <translation>Voriges Bild (←)</translation>
    </message>
    <message>
        <source>Next picture (→)</source>
        <translation>Nächstes Bild (→)</translation>
    </message>
    <message>
        <source>Smaller (−)</source>
        <translation>Kleiner (−)</translation>
    </message>
    <message>
        <source>Whole picture (0)</source>
        <translation>Ganzes Bild (0)</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>Größer (+)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>{place} von {count}</translation>
    </message>
    <message>
        <source>{pose}, {state}, {file}, picture {place}</source>
        <translation>{pose}, {state}, {file}, Bild {place}</translation>
    </message>
</context>
<context>
    <name>WherePage</name>
    <message>
        <source>Where are pictures classified?</source>
        <translation>Wo werden Bilder klassifiziert?</translation>
    </message>
    <message>
        <source>Every answer is kept as you give it: close the assistant at any time and go on later. Nothing is made before the page “Create”.</source>
        <translation>Jede Antwort bleibt, sobald Sie sie geben: Schließen Sie den Assistenten jederzeit und machen Sie später weiter. Nichts wird vor der Seite „Anlegen“ angelegt.</translation>
    </message>
    <message>
        <source>On &amp;this computer</source>
        <translation>Auf &amp;diesem Computer</translation>
    </message>
    <message>
        <source>Ready at once, free, and without an account. No picture leaves the computer.</source>
        <translation>Sofort bereit, kostenlos und ohne Konto. Kein Bild verlässt den Computer.</translation>
    </message>
    <message>
        <source>In &amp;Google Cloud</source>
        <translation>In &amp;Google Cloud</translation>
    </message>
    <message>
        <source>With BigQuery and Cloud Storage in a project of yours: for many pictures, several people, or a model of your own. You need a Google account with billing; classifying costs money while it runs. Setting it up takes about ten minutes.</source>
        <translation>Mit BigQuery und Cloud Storage in einem Projekt von Ihnen: für viele Bilder, mehrere Menschen oder ein eigenes Modell. Sie brauchen ein Google-Konto mit Abrechnung; Klassifizieren kostet Geld, solange es läuft. Das Einrichten dauert etwa zehn Minuten.</translation>
    </message>
    <message>
        <source>Na&amp;me of the site</source>
        <translation>Na&amp;me des Standorts</translation>
    </message>
    <message>
        <source>For you: under this name the site is in the menu.</source>
        <translation>Für Sie: Unter diesem Namen steht der Standort im Menü.</translation>
    </message>
    <message>
        <source>Google’s own</source>
        <translation>Googles eigene</translation>
    </message>
    <message>
        <source>&amp;Address, if not Google’s</source>
        <translation>&amp;Adresse, wenn nicht Googles</translation>
    </message>
    <message>
        <source>Only for a private endpoint, or an engine on another machine.</source>
        <translation>Nur für einen privaten Endpunkt oder eine Engine auf einem anderen Rechner.</translation>
    </message>
    <message>
        <source>Google Cloud</source>
        <translation>Google Cloud</translation>
    </message>
    <message>
        <source>Give the site a name.</source>
        <translation>Geben Sie dem Standort einen Namen.</translation>
    </message>
    <message>
        <source>“{name}” is the name of the site on this computer.</source>
        <translation>„{name}“ heißt der Standort auf diesem Computer.</translation>
    </message>
</context>
<context>
    <name>Why</name>
    <message>
        <source>No single part decides: whichever square is covered, the score of {pose} stays within {points} of {whole}.</source>
        <translation>Kein einzelner Teil entscheidet: Welches Quadrat auch verdeckt ist, der Wert von {pose} bleibt im Abstand von {points} bei {whole}.</translation>
    </message>
    <message>
        <source>{part} speaks most for {pose}: covered, its score falls from {whole} to {score}.</source>
        <translation>{part} spricht am meisten für {pose}: Verdeckt fällt der Wert von {whole} auf {score}.</translation>
    </message>
    <message>
        <source>{part} speaks most against it: covered, the score rises from {whole} to {score}.</source>
        <translation>{part} spricht am meisten dagegen: Verdeckt steigt der Wert von {whole} auf {score}.</translation>
    </message>
    <message>
        <source>The top left</source>
        <translation>Der Teil oben links</translation>
    </message>
    <message>
        <source>The top</source>
        <translation>Der obere Teil</translation>
    </message>
    <message>
        <source>The top right</source>
        <translation>Der Teil oben rechts</translation>
    </message>
    <message>
        <source>The left side</source>
        <translation>Die linke Seite</translation>
    </message>
    <message>
        <source>The middle</source>
        <translation>Die Mitte</translation>
    </message>
    <message>
        <source>The right side</source>
        <translation>Die rechte Seite</translation>
    </message>
    <message>
        <source>The bottom left</source>
        <translation>Der Teil unten links</translation>
    </message>
    <message>
        <source>The bottom</source>
        <translation>Der untere Teil</translation>
    </message>
    <message>
        <source>The bottom right</source>
        <translation>Der Teil unten rechts</translation>
    </message>
</context>
<context>
    <name>WhyCard</name>
    <message>
        <source>What the explanation found</source>
        <translation>Was die Erklärung gefunden hat</translation>
    </message>
    <message>
        <source>Show it over the picture</source>
        <translation>Über dem Bild zeigen</translation>
    </message>
    <message>
        <source>Progress of the explanation</source>
        <translation>Fortschritt der Erklärung</translation>
    </message>
    <message>
        <source>Why {pose}?</source>
        <translation>Warum {pose}?</translation>
    </message>
    <message>
        <source>Covering one part of the picture after another…</source>
        <translation>Ein Teil des Bildes nach dem anderen wird verdeckt…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Shows on which parts of the picture the model’s score for {pose} rests, not whether the answer is right. Each of {count} squares was covered with the picture’s mean colour and classified again by {model} on “{site}”. A square can also count for what it hides beside the person. Full colour is a change of {points}. Nothing of this is kept in the history.</source>
        <translation>Zeigt, auf welchen Teilen des Bildes der Wert des Modells für {pose} beruht, nicht, ob die Antwort stimmt. Jedes von {count} Quadraten wurde mit der mittleren Farbe des Bildes verdeckt und von {model} an „{site}“ erneut klassifiziert. Ein Quadrat kann auch für das zählen, was es neben dem Menschen verdeckt. Volle Farbe ist eine Änderung um {points}. Nichts davon bleibt im Verlauf.</translation>
    </message>
</context>
<context>
    <name>Work</name>
    <message>
        <source>Classifying</source>
        <translation>Es wird klassifiziert</translation>
    </message>
    <message>
        <source>Looking for like pictures</source>
        <translation>Gleiche Bilder werden gesucht</translation>
    </message>
    <message>
        <source>Teaching</source>
        <translation>Es wird gelehrt</translation>
    </message>
    <message>
        <source>Looking at the pictures</source>
        <translation>Die Bilder werden betrachtet</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Es wird gemessen</translation>
    </message>
    <message>
        <source>Looking through the folder</source>
        <translation>Der Ordner wird durchgesehen</translation>
    </message>
    <message>
        <source>Sending pictures</source>
        <translation>Bilder werden gesendet</translation>
    </message>
</context>
<context>
    <name>WorkDialog</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>_AnswerCard</name>
    <message>
        <source>No model</source>
        <translation>Kein Modell</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
</context>
<context>
    <name>_Message</name>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Dismiss this message</source>
        <translation>Diese Nachricht ausblenden</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
</context>
</TS>
