// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/parameters/placement.h"

#include "workflow/labels.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace gesso {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(Placement)
};

// Settings that say where a picture came from, not how it looks.
constexpr std::array kAside {
    "version"_L1,
    "hashes"_L1,
    "lora hashes"_L1,
    "ti hashes"_L1,
    "vae hash"_L1,
    "user"_L1,
    "ensd"_L1,
    "created date"_L1,
    "civitai resources"_L1,
    "civitai metadata"_L1,
    "batch size"_L1,
    "batch pos"_L1,
    "automatic"_L1,
    "date"_L1,
};

// "folder/Name.safetensors" and "Name" name the same file.
QString plainName(const QString &file)
{
    constexpr std::array kExtensions {".safetensors"_L1, ".ckpt"_L1, ".sft"_L1, ".gguf"_L1,
                                      ".pt"_L1,          ".pth"_L1,  ".bin"_L1};
    QString name = file.mid(std::max(file.lastIndexOf(u'/'), file.lastIndexOf(u'\\')) + 1);
    name = name.trimmed().toLower();
    for (const QLatin1StringView extension : kExtensions) {
        if (name.endsWith(extension))
            return name.chopped(extension.size());
    }
    return name;
}

class Placer
{
public:
    Placer(const Form &form, const Parameters &parameters)
        : m_form(form)
        , m_parameters(parameters)
    {
    }

    Placement place();

private:
    [[nodiscard]] QList<const Field *> fieldsOf(Role role, int index) const;
    [[nodiscard]] int firstIndex(Role role) const;
    void miss(const QString &what, const QString &why);
    void put(Role role, const json::Value &value, const QString &written);
    void putIn(const QList<const Field *> &fields, const json::Value &value, const QString &what,
               const QString &written);
    void putNumber(Role role, const std::optional<json::Number> &number);
    void putGuidance();
    void putSampler();
    void putDenoise();
    void putModel();
    void putLoras();
    void putFile(const QList<const Field *> &fields, const QString &name, const QString &what);
    [[nodiscard]] bool tells(QLatin1StringView setting) const;
    void listRest();
    void sortValues();

    const Form &m_form;
    const Parameters &m_parameters;
    Placement m_placement;
};

int Placer::firstIndex(Role role) const
{
    const Field *first = m_form.find(role);
    return first == nullptr ? 0 : first->roleIndex;
}

QList<const Field *> Placer::fieldsOf(Role role, int index) const
{
    QList<const Field *> found;
    for (const Field &field : m_form.fields) {
        if (field.role == role && field.roleIndex == index)
            found.append(&field);
    }
    return found;
}

void Placer::miss(const QString &what, const QString &why)
{
    m_placement.notPlaced.append(QString(what + u": "_s + why));
}

void Placer::putIn(const QList<const Field *> &fields, const json::Value &value,
                   const QString &what, const QString &written)
{
    const QString whole = written.isEmpty() ? what : QString(what + u' ' + written);
    if (fields.isEmpty()) {
        miss(whole, Tr::tr("the workflow has no field for it."));
        return;
    }
    for (const Field *field : fields) {
        if (const auto allowed = checkValue(*field, value); allowed)
            m_placement.values.insert(field->id, value);
        else
            miss(whole, allowed.error().message);
    }
}

void Placer::put(Role role, const json::Value &value, const QString &written)
{
    putIn(fieldsOf(role, firstIndex(role)), value, roleLabel(role), written);
}

void Placer::putNumber(Role role, const std::optional<json::Number> &number)
{
    if (number)
        put(role, *number, QString::fromStdString(number->text()));
}

// Flux has a guidance of its own, which stands in another node than the usual one.
void Placer::putGuidance()
{
    QList<const Field *> usual;
    QList<const Field *> distilled;
    for (const Field &field : m_form.fields) {
        if (field.role == Role::Guidance)
            (field.id.input == "guidance"_L1 ? distilled : usual).append(&field);
    }
    const auto firstOf = [](QList<const Field *> fields) {
        const auto lowest = std::ranges::min_element(fields, {}, &Field::roleIndex);
        return lowest == fields.end() ? QList<const Field *>() : QList<const Field *> {*lowest};
    };
    if (m_parameters.cfg && (!usual.isEmpty() || !m_parameters.guidance))
        putIn(firstOf(usual.isEmpty() ? distilled : usual), *m_parameters.cfg, Tr::tr("CFG scale"),
              QString::fromStdString(m_parameters.cfg->text()));
    if (m_parameters.guidance)
        putIn(firstOf(distilled), *m_parameters.guidance, Tr::tr("Distilled CFG scale"),
              QString::fromStdString(m_parameters.guidance->text()));
}

void Placer::putSampler()
{
    const auto putName = [this](Role role, const QString &name, const QString &written) {
        if (!name.isEmpty())
            put(role, name, name);
        else if (!written.isEmpty())
            miss(QString(roleLabel(role) + u' ' + written),
                 Tr::tr("ComfyUI has none that corresponds to it."));
    };
    putName(Role::Sampler, m_parameters.sampler, m_parameters.samplerAsWritten);
    putName(Role::Scheduler, m_parameters.scheduler, m_parameters.schedulerAsWritten);
}

bool Placer::tells(QLatin1StringView setting) const
{
    return std::ranges::any_of(m_parameters.rest, [setting](const auto &entry) {
        return entry.first.startsWith(setting, Qt::CaseInsensitive);
    });
}

// Where the picture was enlarged in a second pass it is that pass's.
void Placer::putDenoise()
{
    if (!m_parameters.denoise)
        return;
    const QString written = QString::fromStdString(m_parameters.denoise->text());
    if (tells("hires"_L1))
        miss(QString(roleLabel(Role::Denoise) + u' ' + written),
             Tr::tr("it belongs to a second pass (hires fix), which is not set up."));
    else
        put(Role::Denoise, *m_parameters.denoise, written);
}

void Placer::putFile(const QList<const Field *> &fields, const QString &name, const QString &what)
{
    const QString whole = QString(what + u' ' + name);
    if (fields.isEmpty()) {
        miss(whole, Tr::tr("the workflow has no field for it."));
        return;
    }
    const Field &field = *fields.first();
    if (plainName(textFromValue(field.value)) == plainName(name)) {
        m_placement.values.insert(field.id, field.value);
        return;
    }
    if (field.choices == nullptr) {
        miss(whole, Tr::tr("the files of the server are not known; connect to it first."));
        return;
    }
    QList<qsizetype> found;
    for (qsizetype i = 0; i < field.choices->texts.size(); ++i) {
        if (plainName(field.choices->texts[i]) == plainName(name))
            found.append(i);
    }
    if (found.isEmpty())
        miss(whole, Tr::tr("the server has no such file."));
    else
        m_placement.values.insert(field.id,
                                  field.choices->values[static_cast<std::size_t>(found.first())]);
    if (found.size() > 1)
        miss(whole, Tr::tr("the server has several files of that name; the first was taken."));
}

void Placer::putModel()
{
    const Role role
        = m_form.find(Role::Checkpoint) != nullptr ? Role::Checkpoint : Role::DiffusionModel;
    const QList<const Field *> fields = fieldsOf(role, firstIndex(role));
    const QString &hash = m_parameters.modelHash;
    // Some lists show the hash behind the name: "name.ckpt [0123abcd]".
    if (!hash.isEmpty() && !fields.isEmpty() && fields.first()->choices != nullptr) {
        const Choices &choices = *fields.first()->choices;
        const auto shown = std::ranges::find_if(
            choices.texts, [&hash](const QString &text) { return text.contains(u'[' + hash); });
        if (shown != choices.texts.end()) {
            const auto place = static_cast<std::size_t>(shown - choices.texts.begin());
            m_placement.values.insert(fields.first()->id, choices.values[place]);
            return;
        }
    }
    if (!m_parameters.model.isEmpty())
        putFile(fields, m_parameters.model, Tr::tr("Model"));
    else if (!hash.isEmpty())
        miss(QString(Tr::tr("Model") + u' ' + hash),
             Tr::tr("only its hash is told, and no list of the server shows hashes."));
    if (!m_parameters.vae.isEmpty() && m_parameters.vae != "None"_L1
        && m_parameters.vae != "Automatic"_L1)
        putFile(fieldsOf(Role::Vae, firstIndex(Role::Vae)), m_parameters.vae, u"VAE"_s);
}

void Placer::putLoras()
{
    int index = 0;
    for (const Parameters::Lora &lora : m_parameters.loras) {
        const QList<const Field *> fields = fieldsOf(Role::Lora, index);
        const qsizetype before = m_placement.notPlaced.size();
        putFile(fields, lora.name, Tr::tr("LoRA"));
        const bool isPlaced = m_placement.notPlaced.size() == before;
        if (isPlaced)
            putIn(fieldsOf(Role::LoraStrength, index), lora.weight,
                  QString(Tr::tr("Strength of LoRA") + u' ' + lora.name),
                  QString::fromStdString(lora.weight.text()));
        index += isPlaced ? 1 : 0;
    }
}

void Placer::listRest()
{
    for (const auto &[name, value] : m_parameters.rest) {
        const QString lower = name.toLower();
        if (std::ranges::any_of(kAside,
                                [&lower](QLatin1StringView aside) { return lower == aside; }))
            continue;
        constexpr qsizetype kMostShown = 60;
        const QString shown
            = value.size() > kMostShown ? QString(value.first(kMostShown) + u'…') : value;
        miss(QString(name + u' ' + shown), Tr::tr("Gesso knows no field for it."));
    }
}

void Placer::sortValues()
{
    for (const Field &field : m_form.fields) {
        if (m_placement.values.contains(field.id))
            m_placement.order.append(field.id);
    }
}

Placement Placer::place()
{
    put(Role::Positive, m_parameters.positive, {});
    if (!m_parameters.negative.isEmpty() || m_form.find(Role::Negative) != nullptr)
        put(Role::Negative, m_parameters.negative, {});
    if (m_parameters.seed)
        put(Role::Seed, *m_parameters.seed, QString::number(*m_parameters.seed));
    putNumber(Role::Steps, m_parameters.steps);
    putGuidance();
    putSampler();
    putDenoise();
    if (!m_parameters.size.isEmpty()) {
        const QSize size = m_parameters.size;
        put(Role::Width, size.width(), QString::number(size.width()));
        put(Role::Height, size.height(), QString::number(size.height()));
    }
    putModel();
    putLoras();
    listRest();
    sortValues();
    return std::move(m_placement);
}

} // namespace

Placement placeParameters(const Form &form, const Parameters &parameters)
{
    return Placer(form, parameters).place();
}

} // namespace gesso
