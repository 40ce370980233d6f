# What people report: what whoever reports is asked and promised, and the queue that the desk sees.

report-ask =
    What do you see, and where? Write it in one message.
    You may add a photo or your location.

    • Those who read it do not see who sends it. They may use your text and photo.
    • They are volunteers: it may take a while, and not everything is published.
    • It is kept for up to 30 days; of your location, only the district. /forget erases it sooner.
    • This is no emergency line: call 105 (police), 106 (ambulance) or 116 (fire service).

    To leave it: /cancel
report-in-group = Write what you see after the command: /report Blockade in Ilave. If the group should not read it, do it in private.
report-private = Report in private
report-filed = Received.
report-filed-at = Received: { $place }.
report-offer =
    Do you see this yourself? Nobody has seen your photo yet.
    I can send it with your words to those who publish. They will not see who sent it, and it is kept for up to 30 days.
    To ask, write a place, or see /help
report-offer-send = Send photo and words
report-offer-gone = I do not find that photo any more. Please send it again.
report-offer-old = That was more than an hour ago. If it is still so, send the photo again.
report-promise = Our team will read it without seeing who sent it. You will hear if it is published.
report-cut = It was very long: the first { $limit } characters were kept.
report-emergency = In danger, call 105 (police), 106 (ambulance) or 116 (fire service).
report-where = Where is it? Write the district or province, or send your location.
report-photo = If you have a photo, send it now.
report-wait-hour = You have sent { $count } reports within an hour. You can send another from: { $time }.
report-wait-day = You have sent { $count } reports within a day. You can send another from: { $time }.
report-wait-muted = No reports are taken from this chat until: { $time }. One was marked as spam.
report-wait-waiting = We have not read your earlier reports yet. Please wait a little before you send another.
report-place-kept = Noted: { $place }, or very near. Now write what is going on.
report-placed = Noted: { $place }. Our team has your report.
report-which = Which of these is “{ $text }”?
report-which-none =
    I cannot find “{ $text }”.
    Write a district or a province, or send your location. If you do not know: /cancel. Our team has your report already.
report-photo-kept = I have the photo. Now write what it shows{ $placed ->
    [yes] {""}
   *[no] {" "}and where it is
 }.
report-photo-added = The photo was added to your report.
report-want = To report I need a text, a photo (sent as a photo, not as a file) or your location. To leave it: /cancel
report-far = That location is outside Peru. Write the name of the district.
report-edited = Your report stays as you first sent it. To put it right, send another with /report.
report-left = Left. What you had sent is still with our team.
report-none = Left. Nothing was sent.
report-published = Your report was published: { $event }
report-unused = We looked at your report and did not publish it. Thank you for sending it.

tips-title = Tip { $number } · { $place }
tips-no-place = no place
tips-age = { $time } ago
tips-voices = { $count ->
    [one] told by { $count } person
   *[other] told by { $count } people
}
tips-with-photo = with a photo
tips-also = Also: “{ $text }”
tips-position = { $at } of { $count } to look at
tips-none = No tips to look at.
tips-accept = Make a draft
tips-reject = Not used
tips-spam = Spam
tips-photo = See the photo
tips-open = See the tips
tips-next = Next tip
tips-undo = Undo: tip { $number }
tips-taken = Tip { $number }: taken. It is your draft { $draft }.
tips-rejected = Tip { $number }: not used.
tips-spammed = Tip { $number }: spam. Whoever sent it cannot report for 24 hours.
tips-spam-ask = { $count ->
    [one] Is it spam? { $count } person will not be able to report for 24 hours.
   *[other] Is it spam? { $count } people will not be able to report for 24 hours.
}
tips-spam-yes = Yes, it is spam
tips-back = The tip is back in the queue.
tips-too-late = It is too late to undo that.
tips-gone = That tip has changed, or somebody else at the desk decided on it.
tips-photo-gone = That photo is not available any more.
tips-notice = { $count ->
    [one] { $count } tip to look at: { $places }
   *[other] { $count } tips to look at: { $places }
}

menu-report = Tell us what you see
menu-tips = What people report
audit-act-tip-accept = took tip { $number }
audit-act-tip-reject = set aside tip { $number }
audit-act-tip-spam = marked tip { $number } as spam
audit-act-tip-back = put tip { $number } back into the queue
